using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <summary>Log-probabilities that are worth a pass of their own.</summary>
public static unsafe class LogProbabilities
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
