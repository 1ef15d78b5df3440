namespace Variate.Tensors.SpecialFunctions.TruncatedNormals;

/// <summary>Var[t] of a standard normal t given that it lies between two ends.</summary>
internal readonly struct IntervalVariance : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double lower, double upper, double unused)
    {
        var interval = BellInterval.Between(lower, upper);
        return interval.Variance;
    }
}
