namespace Variate.Tensors.SpecialFunctions;

/// <summary>P(X &gt; x) of the gamma law with rate 1: the upper regularised incomplete gamma function.</summary>
internal readonly struct GammaUpperTail : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double x, double concentration, double unused)
        => IncompleteGammaFunctions.Upper(concentration, Math.Max(x, 0));
}
