namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(X ≤ x) for a gamma law of rate 1.</summary>
internal readonly struct GammaCumulative : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double x, double concentration, double unused)
    {
        return IncompleteGammaFunctions.Lower(concentration, x < 0 ? 0 : x);
    }
}
