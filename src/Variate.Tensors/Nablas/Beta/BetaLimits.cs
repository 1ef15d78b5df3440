namespace Variate.Tensors.Nablas.Beta;

/// <summary>Where the methods of the beta family hold.</summary>
internal static class BetaLimits
{
    /// <summary>ab/(a + b) above it: Taylor's method with <see cref="LongTaylorOrder"/> terms.</summary>
    public const double LongTaylorFrom = 25;

    /// <summary>ab/(a + b) above it: Taylor's method with <see cref="ShortTaylorOrder"/> terms.</summary>
    public const double ShortTaylorFrom = 200;

    /// <summary>Terms between the two limits.</summary>
    public const int LongTaylorOrder = 18;

    /// <summary>Terms above both.</summary>
    public const int ShortTaylorOrder = 12;

    /// <summary>A power series in z below it has at most some hundred terms.</summary>
    public const double ShortSeriesUntil = 0.7;
}
