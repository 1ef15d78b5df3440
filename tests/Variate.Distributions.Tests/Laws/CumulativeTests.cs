using Variate.Programs;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Every law with a distribution function.</summary>
public class CumulativeTests
{
    public static TheoryData<string> Laws => LawTable.NamesOf<ICumulative>();

    public static TheoryData<string> TailedLaws => LawTable.NamesOf<IUpperTail>();

    /// <summary>Without an upper end: near one, the quadrature has only the digits of the distance from it.</summary>
    public static TheoryData<string> OpenLaws
        => LawTable.NamesOf<IUpperTail>(static row => row.IsDiscrete || double.IsPositiveInfinity(row.Family.Breaks(row.Values)[^1]));

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

    [Theory]
    [MemberData(nameof(TailedLaws))]
    public void UpperProbability_TypicalValues_IsTheRest(string name)
    {
        LawRow row = LawTable.Named(name);
        var law = (IUpperTail)row.Law();
        Variate.Tensors.Tensor values = Quadrature.Column([.. row.Typical(), -double.MaxValue, -1, 0, 0.5, 1, 2, double.MaxValue]);

        double[] sums = Runs.Elements(law.CumulativeProbability(values) + law.UpperProbability(values));

        Assert.All(sums, sum => Assert.Equal(1, sum, Math.Max(1e-13, row.LevelError)));
    }

    [Theory]
    [MemberData(nameof(OpenLaws))]
    public void UpperProbability_FarValues_KeepsItsDigits(string name)
    {
        // The largest of many draws: its tail is about 1e−4, of which 1 − Q would have lost four digits.
        LawRow row = LawTable.Named(name);
        double value = row.Typical(8000).Max();
        double exact = row.IsDiscrete
            ? row.Quadrature().Mean(row.Law(), n => n > value ? 1 : 0)
            : Quadrature.Over([.. row.Family.Breaks(row.Values).Append(value).Order()]).Mean(row.Law(), y => y > value ? 1 : 0);

        double tail = ((IUpperTail)row.Law()).UpperProbability(Runs.Row(value)).ToScalar();

        Assert.Equal(exact, tail, (1e-8 * exact) + (row.LevelError * 1e-2));
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
