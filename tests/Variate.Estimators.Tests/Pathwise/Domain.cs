using Variate.Tensors;

namespace Variate.Estimators.Tests.Pathwise;

/// <summary>A map from the real line onto a domain, under which the trapezoidal rule converges exponentially; two components, on a grid.</summary>
/// <param name="Range">The rule runs from −range to range.</param>
/// <param name="Step">Its step.</param>
/// <param name="Map">The values at nodes, as functions of the parameters, and the logarithm of the slope, summed over the components.</param>
internal sealed record Domain(double Range, double Step, Func<Tensor, IReadOnlyList<Parameter>, (Tensor Value, Tensor LogSlope)> Map)
{
    private const double Fine = 0.15;

    // Where σ(t) is 1 in float64.
    private const double UnitRange = 36;
    private const double FirstScale = 0.15;
    private const double DifferenceScale = 0.6;
    private const double DifferenceShift = -18;

    /// <summary>Whether functions on it must be periodic.</summary>
    internal bool IsPeriodic { get; private init; }

    /// <summary>Probabilities of two categories: one number.</summary>
    internal static Domain Simplex { get; } = new(
        UnitRange,
        Fine,
        static (t, _) => (Tensor.Concatenate(^1, t.Sigmoid(), (-t).Sigmoid()), LogSlopeOfSigmoid(t)))
    {
        ComponentCount = 1,
    };

    /// <summary>Logarithms of the probabilities of two categories, whose densities are given in their logit.</summary>
    internal static Domain LogSimplex { get; } = new(
        UnitRange,
        Fine,
        static (t, _) => (Tensor.Concatenate(^1, -(-t).Softplus(), -t.Softplus()), Tensor.Full(t.Shape[..^1], 0, t)))
    {
        ComponentCount = 1,
    };

    /// <summary>Every component between 0 and 1.</summary>
    internal static Domain Unit { get; } = new(UnitRange, Fine, static (t, _) => (t.Sigmoid(), LogSlopeOfSigmoid(t)));

    /// <summary>A positive number and a negative one.</summary>
    internal static Domain PositiveThenNegative { get; } = new(
        UnitRange, Fine, static (t, _) => (t.Exp() * Tensor.Create([1.0, -1], [2]), t.Sum(^1)));

    /// <summary>Any number, and a smaller one.</summary>
    internal static Domain FirstAboveSecond { get; } = new(
        UnitRange,
        Fine,
        static (t, _) =>
        {
            // Up to sinh 5.4, and differences from e⁻⁴⁰ to e⁴: beyond, densities of double exponentials overflow.
            Tensor narrow = t.Slice(^1, 0, 1) * FirstScale;
            var logDifference = Tensor.Affine(t.Slice(^1, 1, 1), DifferenceScale, DifferenceShift);
            Tensor first = Sinh(narrow);
            return (Tensor.Concatenate(^1, first, first - logDifference.Exp()), (LogCosh(narrow) + logDifference).Sum(^1) + Math.Log(FirstScale * DifferenceScale));
        });

    /// <summary>Angles.</summary>
    internal static Domain Circle { get; } = new(Math.PI, Math.PI / 40, static (t, _) => (t, Tensor.Full(t.Shape[..^1], 0, t))) { IsPeriodic = true };

    /// <summary>All numbers, by a map that is flat at the first parameter, where the density has a kink.</summary>
    internal static Domain LineWithKinks { get; } = new(
        4.5,
        0.02,
        static (t, parameters) =>
        {
            Tensor distance = t.Abs();
            Tensor exponent = distance - distance.Reciprocal();
            return (parameters[0] + (t * exponent.Exp()), (exponent + (distance + distance.Reciprocal() + 1).Log()).Sum(^1));
        });

    /// <summary>The weight of one node.</summary>
    internal double Weight => Math.Pow(Step, ComponentCount);

    /// <summary>The number of nodes of one component.</summary>
    internal int Count => (int)Math.Round(2 * Range / Step);

    private int ComponentCount { get; init; } = 2;

    /// <summary>All numbers, up to sinh of the range.</summary>
    internal static Domain Line(double range)
        => new(range, range < 10 ? 0.1 : Fine, static (t, _) => (Sinh(t), LogCosh(t).Sum(^1)));

    /// <summary>Positive numbers, up to the exponential of the range.</summary>
    internal static Domain Positive(double range) => new(range, Fine, static (t, _) => (t.Exp(), t.Sum(^1)));

    /// <summary>Numbers between two parameters.</summary>
    internal static Domain Between(int lower, int upper) => new(
        UnitRange,
        Fine,
        (t, parameters) =>
        {
            Tensor width = parameters[upper].Value - parameters[lower];
            return (parameters[lower] + (width * t.Sigmoid()), LogSlopeOfSigmoid(t) + width.Log().Sum(^1));
        });

    /// <summary>[node, component]; never 0.</summary>
    internal Tensor Nodes()
    {
        if (ComponentCount == 1)
        {
            return Line().Reshape([Count, 1]);
        }

        var line = Line().ToImmutableArray();
        return Tensor.Create([.. line.SelectMany(first => line.SelectMany(second => (double[])[first, second]))], [Count * Count, 2]);
    }

    /// <summary>The nodes of one component.</summary>
    internal Tensor Line() => Tensor.Create([.. Enumerable.Range(0, Count).Select(j => ((j + 0.5) * Step) - Range)], [Count]);

    private static Tensor Sinh(Tensor t) => (t.Exp() - (-t).Exp()) * 0.5;

    private static Tensor LogCosh(Tensor t) => t.Abs() + (t.Abs() * -2).Exp().Log1p() - Math.Log(2);

    private static Tensor LogSlopeOfSigmoid(Tensor t) => -(t.Softplus() + (-t).Softplus()).Sum(^1);
}
