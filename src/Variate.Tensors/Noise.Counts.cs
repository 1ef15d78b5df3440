using Variate.Tensors.Random;

namespace Variate.Tensors;

/// <content>Counts, drawn in float64 and rounded once: above 2²⁴ a float32 count is the nearest one of that type.</content>
public static unsafe partial class Noise
{
    /// <summary>Poisson(λ): by search along the distribution function below 10, by rejection above.</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="rate">λ ≥ 0; broadcasts to <paramref name="shape"/>. Gives the element type and the workspace.</param>
    /// <exception cref="ShapeMismatchException">The parameter does not broadcast to <paramref name="shape"/>.</exception>
    public static Tensor Poisson(RandomKey key, Shape shape, Tensor rate) => Draw<PoissonLaw>(key, shape, rate, null);

    /// <summary>Binomial(n, σ(a)): successes in n tries. By search where fewer than 10 of the rarer kind are expected, by rejection elsewhere.</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="totalCount">n: a whole number from 0 to 2⁵³; broadcasts to <paramref name="shape"/>. Gives the element type.</param>
    /// <param name="logits">a: broadcasts to <paramref name="shape"/>. On this scale neither kind of outcome is lost to rounding.</param>
    /// <exception cref="ShapeMismatchException">A parameter does not broadcast to <paramref name="shape"/>.</exception>
    public static Tensor Binomial(RandomKey key, Shape shape, Tensor totalCount, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Draw<BinomialLaw>(key, shape, totalCount, logits);
    }

    /// <summary>NegativeBinomial(r, σ(a)): successes before failure r, as Poisson(g·eᵃ), g ~ Gamma(r, 1). A draw beyond the largest number becomes that number.</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="totalCount">r, positive; broadcasts to <paramref name="shape"/>. Gives the element type.</param>
    /// <param name="logits">a: broadcasts to <paramref name="shape"/>.</param>
    /// <exception cref="ShapeMismatchException">A parameter does not broadcast to <paramref name="shape"/>.</exception>
    public static Tensor NegativeBinomial(RandomKey key, Shape shape, Tensor totalCount, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Draw<NegativeBinomialLaw>(key, shape, totalCount, logits);
    }

    /// <summary>Geometric: failures before the first success, ⌊−ln u/h⌋. A draw beyond the largest number becomes that number.</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="hazard">h = −ln(1 − p), positive, for a success of probability p; broadcasts to <paramref name="shape"/>. Gives the element type and the workspace.</param>
    /// <exception cref="ShapeMismatchException">The parameter does not broadcast to <paramref name="shape"/>.</exception>
    public static Tensor Geometric(RandomKey key, Shape shape, Tensor hazard) => Draw<GeometricLaw>(key, shape, hazard, null);
}
