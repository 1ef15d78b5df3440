namespace Variate.Tensors.Nablas.Gamma;

/// <summary>Where the methods of the gamma family hold.</summary>
internal static class GammaLimits
{
    /// <summary>The least shape of the expansion in 1/a; smaller ones are shifted up to it.</summary>
    public const double ExpansionFrom = 10;

    /// <summary>Steps from the least shape to there.</summary>
    public const int LargestShift = 10;

    /// <summary>Shapes from it on have a shorter expansion near the mean.</summary>
    public const double NearMeanFrom = 1000;

    /// <summary>|x/a − 1| below it: five standard deviations at the least such shape.</summary>
    public const double NearMeanRadius = 0.16;

    /// <summary>x below it needs <see cref="ShortTermCount"/> terms: 0.05⁹/9! is below the last bit.</summary>
    public const double ShortSeriesUntil = 0.05;

    /// <summary>x below it, or below a/e², needs <see cref="LongTermCount"/> terms: 1.35²²/22! is below the last bit, and so is e⁻⁴⁴.</summary>
    public const double LongSeriesUntil = 1.35;

    /// <summary>Terms of the short series.</summary>
    public const int ShortTermCount = 9;

    /// <summary>Terms of the long series.</summary>
    public const int LongTermCount = 22;
}
