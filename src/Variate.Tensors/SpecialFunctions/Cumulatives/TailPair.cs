namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>The two tails of a distribution function: they sum to 1, and each is known to its own relative accuracy.</summary>
/// <param name="Lower">P(X ≤ x).</param>
/// <param name="Upper">P(X &gt; x).</param>
internal readonly record struct TailPair(double Lower, double Upper)
{
    internal static readonly TailPair Undefined = new(double.NaN, double.NaN);

    internal static readonly TailPair AllAbove = new(0, 1);

    internal static readonly TailPair AllBelow = new(1, 0);

    internal static TailPair FromLower(double lower) => new(lower, 1 - lower);

    internal static TailPair FromUpper(double upper) => new(1 - upper, upper);

    /// <summary>The tails seen from the other side.</summary>
    internal TailPair Mirrored() => new(Upper, Lower);
}
