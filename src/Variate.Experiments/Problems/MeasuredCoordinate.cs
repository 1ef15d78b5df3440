namespace Variate.Experiments.Problems;

/// <summary>One number, exactly and as estimated from many draws.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Index">The element of the parameter, in row-major order.</param>
/// <param name="Exact">Without sampling error.</param>
/// <param name="Moments">Over the draws.</param>
public sealed record MeasuredCoordinate(string Name, int Index, double Exact, CoordinateMoments Moments)
{
    // Rounding of exact values and of means: below this a difference is no bias.
    private const double Rounding = 1e-10;

    /// <summary>(mean − exact)/standard error. 0 where the difference is rounding; infinite where a wrong estimate has no variance.</summary>
    public double ZScore
    {
        get
        {
            double difference = Moments.Mean - Exact;
            return Math.Abs(difference) <= Rounding * Math.Max(1, Math.Abs(Exact)) ? 0 : difference / Moments.StandardError;
        }
    }
}
