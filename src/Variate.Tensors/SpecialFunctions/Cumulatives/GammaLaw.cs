namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>The standard gamma law with shape <paramref name="a"/>, on its own scale.</summary>
internal readonly struct GammaLaw(double a) : ITailedLaw
{
    /// <inheritdoc/>
    public TailPair Tails(double r) => IncompleteGammaFunctions.Tails(a, r);

    /// <inheritdoc/>
    public double Mass(double r) => IncompleteGammaFunctions.Mass(a, r);
}
