using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <summary>Log-probabilities that are worth a pass of their own.</summary>
public static unsafe partial class LogProbabilities
{
    /// <summary>Σ over the last axis of x·a − ln(1 + eᵃ): the Bernoulli log-probability of x under logits a, also for soft x in (0, 1).</summary>
    /// <param name="value">[.., n], broadcasts with <paramref name="logits"/>.</param>
    /// <param name="logits">[.., n].</param>
    /// <returns>The broadcast shape without its last axis.</returns>
    public static Tensor Bernoulli(Tensor value, Tensor logits)
    {
        bool isTracked = Tensor.AnyTracked(value, logits);
        Requires.SameElementType(value, logits);
        var shape = Shape.Broadcast(value.Shape, logits.Shape);
        Storage y = ChangedBernoulli.Of(value, logits) ?? OfElements(value, logits, shape);
        Operation? operation = isTracked ? new BernoulliLogProbability(value, logits) : null;
        int leadingAxes = Math.Max(value.LeadingAxes, logits.LeadingAxes);
        return new Tensor(y, shape[..^1], operation, leadingAxes, value.IsSevered || logits.IsSevered);
    }

    /// <summary>−((x − location)/scale)²/2 − ln scale − ln(2π)/2, elementwise.</summary>
    /// <param name="value">Broadcasts with the parameters.</param>
    /// <param name="location">The mean.</param>
    /// <param name="scale">The standard deviation, positive.</param>
    public static Tensor Normal(Tensor value, Tensor location, Tensor scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        bool isTracked = Tensor.AnyTracked(value, location) || Tensor.AnyTracked(location, scale);
        return Pointwise.Zip3<NormalLogDensityKernel>(value, location, scale, isTracked ? new NormalLogDensity(value, location, scale) : null);
    }

    /// <summary>(α − 1) ln x − x − ln Γ(α), elementwise: a gamma variable of rate 1. Evaluated in float64, without the cancellation of large terms.</summary>
    /// <param name="value">x &gt; 0; broadcasts with the parameter. −∞ at +∞.</param>
    /// <param name="concentration">α, positive.</param>
    public static Tensor Gamma(Tensor value, Tensor concentration)
        => Pointwise.Zip<WideningOfPair<GammaLogDensityKernel>>(
            value, concentration, Tensor.AnyTracked(value, concentration) ? new GammaLogDensity(value, concentration) : null);

    /// <summary>αs − eˢ − ln Γ(α), elementwise: the logarithm s of a gamma variable of rate 1. Evaluated as <see cref="Gamma"/> is.</summary>
    /// <param name="value">s; broadcasts with the parameter.</param>
    /// <param name="concentration">α, positive.</param>
    public static Tensor LogGamma(Tensor value, Tensor concentration)
        => Pointwise.Zip<WideningOfPair<LogGammaLogDensityKernel>>(
            value, concentration, Tensor.AnyTracked(value, concentration) ? new LogGammaLogDensity(value, concentration) : null);

    /// <summary>(a − 1) ln x + (b − 1) ln(1 − x) − ln B(a, b), elementwise, evaluated in float64.</summary>
    /// <param name="value">x in (0, 1); broadcasts with the parameters.</param>
    /// <param name="first">a, positive.</param>
    /// <param name="second">b, positive.</param>
    public static Tensor Beta(Tensor value, Tensor first, Tensor second)
    {
        ArgumentNullException.ThrowIfNull(second);
        bool isTracked = Tensor.AnyTracked(value, first) || second.IsTracked;
        return Pointwise.Zip3<WideningOfTriple<BetaLogDensityKernel>>(value, first, second, isTracked ? new BetaLogDensity(value, first, second) : null);
    }

    /// <summary>−a softplus(−z) − b softplus(z) − ln B(a, b), elementwise, evaluated in float64: the logit z of a beta variable.</summary>
    /// <param name="value">z; broadcasts with the parameters.</param>
    /// <param name="first">a, positive.</param>
    /// <param name="second">b, positive.</param>
    public static Tensor LogitBeta(Tensor value, Tensor first, Tensor second)
    {
        ArgumentNullException.ThrowIfNull(second);
        bool isTracked = Tensor.AnyTracked(value, first) || second.IsTracked;
        return Pointwise.Zip3<WideningOfTriple<LogitBetaLogDensityKernel>>(value, first, second, isTracked ? new LogitBetaLogDensity(value, first, second) : null);
    }

    private static Storage OfElements(Tensor value, Tensor logits, Shape shape)
    {
        Tensor lender = Pointwise.WithWorkspace(value, logits);
        Storage y = lender.NewStorage(shape[..^1].ElementCount);
        fixed (byte* x = value.Storage, a = logits.Storage, destination = y)
        {
            Reduction.BernoulliLogProbabilityRows(
                value.ElementType,
                x,
                value.Shape.AsSpan(),
                a,
                logits.Shape.AsSpan(),
                destination,
                shape.AsSpan(),
                lender.Workers);
        }

        return y;
    }
}
