using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Distributions;

/// <summary>The standard normal law between two numbers, on the log scale, where neither tail underflows.</summary>
internal static class NormalInterval
{
    // ½ ln 2π
    private const double HalfLogTwoPi = 0.91893853320467274178;

    // Below it exp(level) underflows, or nearly so.
    private const double SmallestLogLevel = -700;

    // Newton's iteration from the asymptotic guess, which is right to a percent, doubles its digits each time.
    private const int Corrections = 5;

    /// <summary>ln(Φ(upper) − Φ(lower)), −∞ where they are equal; differentiable.</summary>
    /// <remarks>Taken in the tail where both probabilities are small: there their difference loses least.</remarks>
    internal static Tensor LogMass(Tensor lower, Tensor upper)
    {
        Tensor isRight = (lower + upper).StopGradient().Step();
        var inner = Tensor.Where(isRight, -lower, upper);
        var outer = Tensor.Where(isRight, -upper, lower);
        Tensor logInner = inner.NormalLogCumulative();
        Tensor logRatio = outer.NormalLogCumulative() - logInner;
        return logInner + (-logRatio.Expm1()).Log();
    }

    /// <summary>Φ⁻¹(Φ(lower) + u·(Φ(upper) − Φ(lower))), elementwise in float64; no gradient flows.</summary>
    internal static Tensor Quantile(Tensor lower, Tensor upper, Tensor uniform)
    {
        Tensor lowers = lower.BroadcastTo(uniform.Shape);
        Tensor uppers = upper.BroadcastTo(uniform.Shape);
        double[] quantiles = new double[uniform.ElementCount];
        for (int i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = Quantile(lowers.ElementAt(i), uppers.ElementAt(i), uniform.ElementAt(i));
        }

        return Tensor.Create(quantiles, uniform.Shape).To(uniform.ElementType);
    }

    private static double Quantile(double lower, double upper, double u)
    {
        double logU = Math.Log(u);
        double logRest = Math.Log(1 - u);
        double logLevel = LogSum(NormalFunctions.LogCdf(lower) + logRest, NormalFunctions.LogCdf(upper) + logU);
        double logComplement = LogSum(NormalFunctions.LogCdf(-lower) + logRest, NormalFunctions.LogCdf(-upper) + logU);
        return logLevel < logComplement ? LogQuantile(logLevel) : -LogQuantile(logComplement);
    }

    private static double LogSum(double a, double b)
    {
        double larger = Math.Max(a, b);
        return larger + Math.Log(1 + Math.Exp(Math.Min(a, b) - larger));
    }

    /// <summary>t with ln Φ(t) = logLevel, for a level of at most one half.</summary>
    private static double LogQuantile(double logLevel)
    {
        if (logLevel > SmallestLogLevel)
        {
            return NormalFunctions.Quantile(Math.Exp(logLevel));
        }

        double squared = -2 * logLevel;
        double t = -Math.Sqrt(squared - Math.Log(2 * Math.PI * squared));
        for (int i = 0; i < Corrections; i++)
        {
            double logCdf = NormalFunctions.LogCdf(t);
            t -= (logCdf - logLevel) * Math.Exp(logCdf + (t * t / 2) + HalfLogTwoPi);
        }

        return t;
    }
}
