namespace Variate.Tensors.SpecialFunctions.TruncatedNormals;

/// <summary>𝔼[t] − lower of a standard normal t given that it lies between two ends.</summary>
internal readonly struct IntervalExcess : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double lower, double upper, double unused)
    {
        var interval = BellInterval.Between(lower, upper);
        return (interval.Mode - lower) + interval.Offset;
    }
}
