namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>The beta law with shapes <paramref name="a"/> and <paramref name="b"/>, on the scale of the odds x/(1 − x).</summary>
internal readonly struct BetaLaw(double a, double b) : ITailedLaw
{
    /// <inheritdoc/>
    public TailPair Tails(double r) => IncompleteBetaFunctions.Tails(a, b, Fraction(r), Fraction(1 / r));

    /// <inheritdoc/>
    public double Mass(double r) => IncompleteBetaFunctions.Mass(a, b, Fraction(r), Fraction(1 / r));

    /// <summary>x of odds r.</summary>
    internal static double Fraction(double r) => r > 1 ? 1 / (1 + 1 / r) : r / (1 + r);
}
