namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>A law on a positive scale r, for the inversion of its distribution function.</summary>
internal interface ITailedLaw
{
    /// <summary>Both tails at <paramref name="r"/>.</summary>
    TailPair Tails(double r);

    /// <summary>The derivative of the lower tail in log r.</summary>
    double Mass(double r);
}
