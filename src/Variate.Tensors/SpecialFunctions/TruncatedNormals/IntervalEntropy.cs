namespace Variate.Tensors.SpecialFunctions.TruncatedNormals;

/// <summary>The entropy of a standard normal t given that it lies between two ends: ln W₀ + 𝔼[t² − c²]/2.</summary>
internal readonly struct IntervalEntropy : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double lower, double upper, double unused)
    {
        var interval = BellInterval.Between(lower, upper);
        return Math.Log(interval.Mass) + (0.5 * interval.Square) + (interval.Mode * interval.Offset);
    }
}
