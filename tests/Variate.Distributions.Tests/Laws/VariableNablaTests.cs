using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Every law with variable-nablas: against differences of its distribution function, and as gradients of expectations.</summary>
public class VariableNablaTests
{
    /// <summary>Smooth costs with fast-falling slopes, so that every integral converges.</summary>
    private static readonly Cost[] Costs =
    [
        new(static t => Math.Tanh(t), static t => 1 / (Math.Cosh(t) * Math.Cosh(t))),
        new(static t => Math.Exp(-t * t / 2), static t => -t * Math.Exp(-t * t / 2)),
        new(static t => (t - 0.4) * Math.Exp(-t * t), static t => (1 - (2 * t * (t - 0.4))) * Math.Exp(-t * t)),
    ];

    public static TheoryData<string> Laws => LawTable.NamesOf<IVariableNablas>();

    public static TheoryData<string> CumulativeLaws => LawTable.NamesOf<IVariableNablas>(static row => row.Law() is ICumulative);

    [Theory]
    [MemberData(nameof(Laws))]
    public void VariableNablas_Law_AreTowardsEveryParameterInOrder(string name)
    {
        LawRow row = LawTable.Named(name);
        IReadOnlyList<Tensor> leaves = row.Leaves([1]);

        IReadOnlyList<VariableNabla> nablas = ((IVariableNablas)row.Family.Create(leaves)).VariableNablas;

        Assert.Equal(leaves, nablas.Select(static nabla => nabla.Parameter));
        Assert.Equal(row.Family.Parameters.Select(static parameter => parameter.Name), nablas.Select(static nabla => nabla.Name), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(CumulativeLaws))]
    public void VariableNablas_TypicalValues_AreDifferencesOfTheDistributionFunction(string name)
    {
        LawRow row = LawTable.Named(name);
        double[] values = row.Typical();
        IReadOnlyList<VariableNabla> nablas = ((IVariableNablas)row.Law()).VariableNablas;
        for (int parameter = 0; parameter < nablas.Count; parameter++)
        {
            int moved = parameter;
            double step = DensityTests.StepOf(row, parameter);
            foreach (double value in values)
            {
                double density = Math.Exp(row.Law().LogProbability(Runs.Row(value)).ToScalar());
                double expected = -Difference.Of(s => Level(row.LawAt(row.Moved(moved, s)), value), step) / density;

                double actual = nablas[parameter].At(Runs.Row(value)).ToScalar();

                Assert.Equal(expected, actual, (1e-8 * Math.Abs(expected)) + (row.LevelError / (step * density)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void VariableNablas_TimesTheSlopeOfACost_AverageToTheGradientOfItsMean(string name)
    {
        LawRow row = LawTable.Named(name);
        Quadrature quadrature = row.Quadrature();
        IReadOnlyList<VariableNabla> nablas = ((IVariableNablas)row.Law()).VariableNablas;
        double unit = row.Standardise(1) - row.Standardise(0);
        foreach (Cost cost in Costs)
        {
            double At(double y) => cost.Value(row.Standardise(y));
            double Slope(double y) => row.IsDiscrete ? At(y + 1) - At(y) : cost.Slope(row.Standardise(y)) * unit;
            for (int parameter = 0; parameter < nablas.Count; parameter++)
            {
                int moved = parameter;
                double step = DensityTests.StepOf(row, parameter);
                double exact = Difference.Of(s => MeanAt(row, row.Moved(moved, s), At), step);
                double[] nabla = Runs.Elements(nablas[parameter].At(Quadrature.Column(quadrature.Points)));

                double mean = quadrature.Mean(row.Law(), [.. quadrature.Points.Select((y, i) => Slope(y) == 0 ? 0 : Slope(y) * nabla[i])]);

                Assert.Equal(exact, mean, (1e-8 * Math.Abs(exact)) + (1e-11 / step));
            }
        }
    }

    private static double MeanAt(LawRow row, double[] values, Func<double, double> cost) => row.Quadrature(values).Mean(row.LawAt(values), cost);

    private static double Level(Distribution law, double value) => ((ICumulative)law).CumulativeProbability(Runs.Row(value)).ToScalar();

    private sealed record Cost(Func<double, double> Value, Func<double, double> Slope);
}
