using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>The law of z given b: the latents z = a + L of independent bits, L standard logistic, given that b = 1 where z &gt; 0 and b = 0 elsewhere.</summary>
/// <remarks>
/// <para>The conditional relaxation of a bit, on the scale of logits: z = z(v, b, a) of a noise v that is independent of b. A latent z = a + u of
/// the law itself has the noise v = <see cref="NoiseOf"/>(z), and then <see cref="LatentOf"/>(v) is z again: one number, tied to u and to v,
/// with a derivative by each.</para>
/// <para>Noises are logistic, ln v − ln(1 − v) of a uniform v, so that nothing is lost near 0 and 1.</para>
/// <para>Source: [Tucker2017] Appendix C, also used by [Grathwohl2018].</para>
/// </remarks>
public sealed class ConditionalLogistic : ComponentwiseDistribution, IReparameterised, IUpperTail, IVariableNablas
{
    /// <summary>The law given bits.</summary>
    /// <param name="logits">a, any finite number: [.., batch, event]; broadcasts with <paramref name="sample"/>.</param>
    /// <param name="sample">b, 0 or 1; no gradient flows to it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bit is neither 0 nor 1.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public ConditionalLogistic(Tensor logits, Tensor sample)
        : this(logits, sample, isChecked: false)
    {
    }

    private ConditionalLogistic(Tensor logits, Tensor sample, bool isChecked)
        : base(ParameterShape.Of(logits, sample))
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (!isChecked)
        {
            CountSupport.Require(sample, 1, nameof(sample));
        }

        Logits = logits;
        Sample = sample.StopGradient();
    }

    /// <summary>a.</summary>
    public Tensor Logits { get; }

    /// <summary>b.</summary>
    public Tensor Sample { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Logits;

    /// <summary>σ(sa)(1 − e^(−|z|)) with s = 2b − 1.</summary>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Logits), Logits, z => (Sign * Logits.StopGradient()).Sigmoid() * -(-z.StopGradient().Abs()).Expm1()),
    ];

    /// <summary>2b − 1.</summary>
    private Tensor Sign => Tensor.Affine(Sample, 2, -1);

    /// <summary>z(v, b, a) = s·softplus(s·v + softplus(s·a)) with s = 2b − 1, for logistic noise v.</summary>
    /// <remarks>ln(1 + v/((1 − v)(1 − θ))) for b = 1 and uniform v, and its mirror image for b = 0, where it neither overflows nor cancels.</remarks>
    /// <param name="noise">v.</param>
    /// <returns>Differentiable in a, with v held.</returns>
    public Tensor LatentOf(Tensor noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        Tensor sign = Sign;
        return sign * ((sign * noise) + (sign * Logits).Softplus()).Softplus();
    }

    /// <summary>The v with z(v, b, a) = z: logistic and independent of b where z is a latent of the law and b its bit.</summary>
    /// <param name="latent">z, on the side of its bit.</param>
    public Tensor NoiseOf(Tensor latent)
    {
        ArgumentNullException.ThrowIfNull(latent);
        Tensor sign = Sign;
        Tensor distance = latent.Abs();

        // ln(eᵈ − 1), which neither overflows nor cancels.
        Tensor inverse = distance + (-(-distance).Expm1()).Log();
        return sign * (inverse - (sign * Logits).Softplus());
    }

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Given(Logits.StopGradient(), Sample).LatentOf(DrawNoise(run, purpose));

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => LatentOf(DrawNoise(run, SamplePurpose));

    /// <summary>−|z − a| − 2 ln(1 + exp(−|z − a|)) − ln σ(sa) where z is on the side of b.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = 1 - (value.StopGradient().Step() - Sample).Abs();
        Tensor distance = (value - Logits).Abs();
        Tensor logDensity = (-(Sign * Logits)).Softplus() - distance - ((-distance).Exp().Log1p() * 2);
        return PositiveSupport.Exclude(logDensity, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        Tensor logBeyond = LogBeyond(value);
        return Tensor.Where(Sample, -logBeyond.Expm1(), logBeyond.Exp());
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        Tensor logBeyond = LogBeyond(value);
        return Tensor.Where(Sample, logBeyond.Exp(), -logBeyond.Expm1());
    }

    /// <inheritdoc/>
    public override Distribution StopGradient() => Logits.IsTracked ? Given(Logits.StopGradient(), Sample) : this;

    /// <summary>The law given a bit that is known to be one.</summary>
    internal static ConditionalLogistic Given(Tensor logits, Tensor sample) => new(logits, sample, isChecked: true);

    private Tensor DrawNoise(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Logistic(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
    }

    /// <summary>The logarithm of the probability that |z| is larger: ln σ(s(a − z)) − ln σ(sa).</summary>
    private Tensor LogBeyond(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor sign = Sign;
        Tensor opposite = -(sign * Logits.StopGradient());
        Tensor distance = (sign * value.StopGradient()).Relu();
        return opposite.Softplus() - (opposite + distance).Softplus();
    }
}
