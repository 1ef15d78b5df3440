using Variate.Programs;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Every law with a distribution function.</summary>
public class CumulativeTests
{
    public static TheoryData<string> Laws => LawTable.NamesOf<ICumulative>();

    [Theory]
    [MemberData(nameof(Laws))]
    public void CumulativeProbability_TypicalValues_IsTheIntegralOfTheDensity(string name)
    {
        LawRow row = LawTable.Named(name);
        foreach (double value in row.Typical())
        {
            double level = ((ICumulative)row.Law()).CumulativeProbability(Runs.Row(value)).ToScalar();

            Assert.Equal(Below(row, value), level, 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void CumulativeProbability_AnyFiniteValue_IsALevelThatGrows(string name)
    {
        LawRow row = LawTable.Named(name);
        double[] values = [-double.MaxValue, -1e30, -2, -1, 0, 1e-30, 0.25, 0.75, 1, 2, 9, 1e30, double.MaxValue];

        double[] levels = Runs.Elements(((ICumulative)row.Law()).CumulativeProbability(Quadrature.Column(values)));

        Assert.All(levels, static level => Assert.InRange(level, 0, 1));
        Assert.Equal(levels.Order(), levels);
        Assert.Equal(0, levels[0], 1e-100);
        Assert.Equal(1, levels[^1], 1e-15);
    }

    private static double Below(LawRow row, double value)
    {
        if (row.IsDiscrete)
        {
            return row.Quadrature().Mean(row.Law(), n => n <= value ? 1 : 0);
        }

        // The same intervals, and one more end: what lies above it is not counted.
        double[] breaks = [.. row.Family.Breaks(row.Values).Append(value).Order()];
        return Quadrature.Over(breaks).Mean(row.Law(), y => y <= value ? 1 : 0);
    }
}
