namespace Variate.Tensors.SpecialFunctions.TruncatedNormals;

/// <summary>φ(lower)/(Φ(upper) − Φ(lower)): the density at the lower end of a standard normal t given that it lies between two ends.</summary>
internal readonly struct IntervalEndDensity : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double lower, double upper, double unused)
    {
        var interval = BellInterval.Between(lower, upper);
        return interval.DensityAt(lower);
    }
}
