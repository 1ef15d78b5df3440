namespace Variate.Tensors.SpecialFunctions.TruncatedNormals;

/// <summary>𝔼[t] of a standard normal t given that it lies between two ends.</summary>
internal readonly struct IntervalMean : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double lower, double upper, double unused)
    {
        var interval = BellInterval.Between(lower, upper);
        return interval.Mode + interval.Offset;
    }
}
