using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>The law of z given b: the latents zᵢ = ln pᵢ + Gᵢ of the categories, G Gumbel, given that category b has the largest.</summary>
/// <remarks>
/// <para>The conditional relaxation of a category, on the scale of logits: z = z(v, b, p) of a noise v that is independent of b. Latents
/// z = ln p + u of the law itself have the noise v = <see cref="NoiseOf"/>(z), and then <see cref="LatentOf"/>(v) is z again: one vector, tied
/// to u and to v, with a derivative by each.</para>
/// <para>The largest latent is Gumbel, whichever it is; the others are Gumbel variables truncated at it. Noises are Gumbel, −ln(−ln v) of a
/// uniform v.</para>
/// <para>Source: [Tucker2017] Appendix C, also used by [Grathwohl2018].</para>
/// </remarks>
public sealed class ConditionalGumbel : Distribution, IReparameterised
{
    private readonly Tensor _logProbabilities;

    /// <summary>The law given a category.</summary>
    /// <param name="logits">ln p up to a constant: [.., batch, categories]; broadcasts with <paramref name="sample"/>.</param>
    /// <param name="sample">b, a one-hot vector; no gradient flows to it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A sample is no one-hot vector.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no category axis.</exception>
    public ConditionalGumbel(Tensor logits, Tensor sample)
        : this(OneHotCategorical.FromLogits(logits).LogProbabilities, sample, isChecked: false)
    {
    }

    private ConditionalGumbel(Tensor logProbabilities, Tensor sample, bool isChecked)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Shape = Shape.Broadcast(logProbabilities.Shape, sample.Shape);
        if (!isChecked)
        {
            RequireOneHot(sample.StopGradient().BroadcastTo(Shape));
        }

        _logProbabilities = logProbabilities;
        Sample = sample.StopGradient();
    }

    /// <summary>ln p, normalised.</summary>
    public Tensor LogProbabilities => _logProbabilities;

    /// <summary>b.</summary>
    public Tensor Sample { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => _logProbabilities;

    /// <inheritdoc/>
    public override Shape Shape { get; }

    /// <summary>z_b = v_b, and zᵢ = z_b − softplus(z_b − vᵢ − ln pᵢ) for the others, for Gumbel noise v.</summary>
    /// <remarks>zᵢ = −ln(−ln(vᵢ)/pᵢ − ln v_b) of uniform v, on the log scale, where it cannot overflow.</remarks>
    /// <param name="noise">v.</param>
    /// <returns>Differentiable in p, with v held.</returns>
    public Tensor LatentOf(Tensor noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        Tensor largest = (Sample * noise).Sum(^1, keepAxis: true);
        Tensor others = largest - (largest - noise - _logProbabilities).Softplus();
        return (Sample * largest) + ((1 - Sample) * others);
    }

    /// <summary>The v with z(v, b, p) = z: Gumbel and independent of b where z are latents of the law and b their largest.</summary>
    /// <param name="latent">z, of which that of b is the largest.</param>
    public Tensor NoiseOf(Tensor latent)
    {
        ArgumentNullException.ThrowIfNull(latent);
        Tensor largest = (Sample * latent).Sum(^1, keepAxis: true);

        // At the largest itself, where the distance is 0, the other form holds; 1 keeps its logarithm finite.
        Tensor distance = largest - latent + Sample;
        Tensor inverse = distance + (-(-distance).Expm1()).Log();
        return (Sample * largest) + ((1 - Sample) * (largest - _logProbabilities - inverse));
    }

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Given(_logProbabilities.StopGradient(), Sample).LatentOf(DrawNoise(run, purpose));

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => LatentOf(DrawNoise(run, SamplePurpose));

    /// <summary>Σ (−dᵢ − exp(−dᵢ)) − ln p_b with d = z − ln p, where z_b is the largest.</summary>
    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = (value.StopGradient().OneHotOfMax() * Sample).Sum(^1);
        Tensor distance = value - _logProbabilities;
        Tensor logDensity = -(distance + (-distance).Exp()).Sum(^1) - (Sample * _logProbabilities).Sum(^1);
        return PositiveSupport.Exclude(logDensity, isInside);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient() => _logProbabilities.IsTracked ? Given(_logProbabilities.StopGradient(), Sample) : this;

    /// <summary>The law given a category that is known to be one.</summary>
    internal static ConditionalGumbel Given(Tensor logProbabilities, Tensor sample) => new(logProbabilities, sample, isChecked: true);

    private static void RequireOneHot(Tensor sample)
    {
        Tensor total = sample.Sum(^1);
        CountSupport.Require(sample, 1, nameof(sample));
        for (int i = 0; i < total.ElementCount; i++)
        {
            if (total.ElementAt(i) != 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(sample), FormattableString.Invariant($"Expected one-hot vectors in sample, got one with sum {total.ElementAt(i)} at position {i}."));
            }
        }
    }

    private Tensor DrawNoise(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Gumbel(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
    }
}
