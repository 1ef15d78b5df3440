namespace Variate.Tensors.Nablas.Beta;

/// <summary>Where the methods of the beta family hold.</summary>
internal static class BetaLimits
{
    /// <summary>ab/(a + b) above it: the fixed fraction takes <see cref="ManyTerms"/>, below it <see cref="FewTerms"/>.</summary>
    public const double ManyTermsFrom = 6;

    /// <summary>ab/(a + b) above it: Taylor's method with <see cref="LongTaylorOrder"/> terms.</summary>
    public const double LongTaylorFrom = 25;

    /// <summary>ab/(a + b) above it: Taylor's method with <see cref="MediumTaylorOrder"/> terms.</summary>
    public const double MediumTaylorFrom = 60;

    /// <summary>ab/(a + b) above it: Taylor's method with <see cref="ShortTaylorOrder"/> terms.</summary>
    public const double ShortTaylorFrom = 200;

    /// <summary>Terms between the first two limits.</summary>
    public const int LongTaylorOrder = 18;

    /// <summary>Terms between the last two.</summary>
    public const int MediumTaylorOrder = 15;

    /// <summary>Terms above all.</summary>
    public const int ShortTaylorOrder = 12;

    /// <summary>Shapes up to which no product of three overflows; beyond, the result is NaN.</summary>
    public const double LargestShape = 1e100;

    /// <summary>z up to which the fixed fraction is taken from its own end.</summary>
    public const double FixedFractionUntil = 0.7;
}
