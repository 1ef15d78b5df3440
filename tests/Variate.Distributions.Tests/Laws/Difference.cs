namespace Variate.Distributions.Tests.Laws;

/// <summary>Derivatives by central differences of fourth order.</summary>
internal static class Difference
{
    /// <summary>The error is of order step⁴, and 1e−16/step of rounding.</summary>
    internal const double RelativeStep = 1e-3;

    /// <summary>d/ds f(s) at 0.</summary>
    internal static double Of(Func<double, double> function, double step)
        => ((8 * (function(step) - function(-step))) - (function(2 * step) - function(-2 * step))) / (12 * step);
}
