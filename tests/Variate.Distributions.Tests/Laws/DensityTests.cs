using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Every law: its log-probability.</summary>
public class DensityTests
{
    private static readonly double[] AnyValues =
        [-double.MaxValue, -1e300, -1e30, -7.5, -1, -0.5, -1e-30, 0, 1e-300, 1e-30, 0.25, 0.5, 1, 1.5, 2, 7.5, 1e30, 1e300, double.MaxValue];

    public static TheoryData<string> Laws => LawTable.Names();

    [Theory]
    [MemberData(nameof(Laws))]
    public void LogProbability_OverTheSupport_SumsToOne(string name)
    {
        LawRow row = LawTable.Named(name);

        double total = row.Quadrature().Mean(row.Law(), static _ => 1);

        Assert.Equal(1, total, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void LogProbability_AnyFiniteValue_IsNotNaNAndMinusInfinityOutside(string name)
    {
        LawRow row = LawTable.Named(name);
        foreach (ElementType elementType in new[] { ElementType.Float32, ElementType.Float64 })
        {
            double[] values = [.. AnyValues.Where(value => elementType == ElementType.Float64 || Math.Abs(value) < float.MaxValue)];

            double[] logProbabilities = Runs.Elements(row.Law(elementType).LogProbability(Quadrature.Column(values).To(elementType)));

            for (int i = 0; i < values.Length; i++)
            {
                Assert.False(double.IsNaN(logProbabilities[i]), $"ln p({values[i]:R}) is NaN in {elementType}.");
                bool isInside = IsInside(row, elementType == ElementType.Float32 ? (float)values[i] : values[i]);
                Assert.True(isInside || double.IsNegativeInfinity(logProbabilities[i]), $"ln p({values[i]:R}) = {logProbabilities[i]:R} outside the support.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void LogProbability_OutsideTheSupport_HasFiniteGradients(string name)
    {
        LawRow row = LawTable.Named(name);
        IReadOnlyList<Tensor> leaves = row.Leaves([1]);
        Tensor values = Quadrature.Column([.. AnyValues.Where(value => !IsInside(row, value))]).AsLeaf();

        Tensor logProbability = row.Family.Create(leaves).LogProbability(values);

        foreach (Tensor gradient in Gradient.Of(logProbability, [.. leaves, values]))
        {
            Assert.All(Runs.Elements(gradient), static element => Assert.True(double.IsFinite(element)));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void LogProbability_ItsGradients_AreItsDifferences(string name)
    {
        LawRow row = LawTable.Named(name);
        double[] values = row.Typical();
        IReadOnlyList<Tensor> leaves = row.Leaves([values.Length, 1]);
        Tensor value = Quadrature.Column(values).AsLeaf();

        IReadOnlyList<Tensor> gradients = Gradient.Of(row.Family.Create(leaves).LogProbability(value), [.. leaves, value]);

        for (int i = 0; i < values.Length; i++)
        {
            double at = values[i];
            for (int parameter = 0; parameter < leaves.Count; parameter++)
            {
                int moved = parameter;
                double step = StepOf(row, parameter);
                double difference = Difference.Of(s => LogProbability(row.LawAt(row.Moved(moved, s)), at), step);
                AssertDerivative(difference, gradients[parameter].ElementAt(i), step, LogProbability(row.Law(), at));
            }

            if (!row.IsDiscrete)
            {
                double step = StepAround(row, at);
                AssertDerivative(Difference.Of(s => LogProbability(row.Law(), at + s), step), gradients[^1].ElementAt(i), step, LogProbability(row.Law(), at));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void LogProbability_InFloat32_IsThatOfFloat64(string name)
    {
        LawRow row = LawTable.Named(name);
        double[] values = [.. row.Typical().Select(static value => (double)(float)value)];
        var rounded = new LawRow(row.Family, [.. row.Values.Select(static value => (double)(float)value)]);
        IReadOnlyList<Tensor> leaves = rounded.Leaves([values.Length, 1]);
        Tensor value = Quadrature.Column(values).AsLeaf();
        Tensor exact = row.Family.Create(leaves).LogProbability(value);
        IReadOnlyList<Tensor> gradients = Gradient.Of(exact, [.. leaves, value]);

        Tensor actual = rounded.Law(ElementType.Float32).LogProbability(Quadrature.Column(values).To(ElementType.Float32));

        // 64 roundings of float32, of the result and, through the slopes, of every input.
        const double Roundings = 64 * 6e-8;
        for (int i = 0; i < values.Length; i++)
        {
            double magnitude = 1 + Math.Abs(exact.ElementAt(i)) + Math.Abs(values[i] * gradients[^1].ElementAt(i));
            magnitude += Enumerable.Range(0, leaves.Count).Sum(j => Math.Abs(rounded.Values[j] * gradients[j].ElementAt(i)));
            Assert.Equal(exact.ElementAt(i), actual.ElementAt(i), Roundings * magnitude);
        }
    }

    /// <summary>A small part of the parameter, and of the change of it that changes the law: the inverse of a typical score.</summary>
    internal static double StepOf(LawRow row, int parameter)
    {
        double[] values = row.Typical(32);
        IReadOnlyList<Tensor> leaves = row.Leaves([values.Length, 1]);
        Tensor scores = Gradient.Of(row.Family.Create(leaves).LogProbability(Quadrature.Column(values)), leaves[parameter])[0];
        double typical = Math.Sqrt(scores.Square().MeanAll().ToScalar());
        double range = row.IsDiscrete ? double.PositiveInfinity : Width(row);
        double size = row.Family.Parameters[parameter].Lower > double.NegativeInfinity ? row.Values[parameter] : range;
        return Difference.RelativeStep * Math.Min(size, 1 / typical);
    }

    private static double Width(LawRow row)
    {
        double[] finite = [.. row.Family.Breaks(row.Values).Where(double.IsFinite)];
        return (finite[^1] - finite[0]) / 4;
    }

    private static double StepAround(LawRow row, double value)
    {
        double distance = row.Family.Breaks(row.Values).Where(double.IsFinite).Min(end => Math.Abs(value - end));
        return Difference.RelativeStep * Math.Min(distance, Width(row));
    }

    /// <summary>The rounding of a difference is that of the function over the step; 1e−7 covers the rest.</summary>
    private static void AssertDerivative(double difference, double actual, double step, double function)
        => Assert.Equal(difference, actual, (1e-7 * (1 + Math.Abs(difference))) + (1e-13 * (1 + Math.Abs(function)) / step));

    private static double LogProbability(Distribution law, double value) => law.LogProbability(Runs.Row(value)).ToScalar();

    private static bool IsInside(LawRow row, double value)
    {
        if (row.IsDiscrete)
        {
            return value >= 0 && value == Math.Floor(value);
        }

        double[] breaks = row.Family.Breaks(row.Values);
        return row.Family.IsPeriodic || (value >= breaks[0] && value <= breaks[^1]);
    }
}
