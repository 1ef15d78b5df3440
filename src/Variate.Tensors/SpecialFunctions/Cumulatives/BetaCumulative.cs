namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(X ≤ x) for a beta law.</summary>
internal readonly struct BetaCumulative : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double x, double a, double b)
    {
        return IncompleteBetaFunctions.Lower(a, b, x < 0 ? 0 : x > 1 ? 1 : x);
    }
}
