using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>Independent gamma components, with density rᵅ yᵅ⁻¹ e⁻ʳʸ/Γ(α) on y &gt; 0.</summary>
/// <remarks>
/// <para>A sample too small for its type becomes the smallest positive normal number (at α = 0.01 half of the float32 samples do), never 0. Its
/// gradient is that of the true logarithm, so that costs in ln y keep theirs. For small shapes use <see cref="LogGamma"/>, where nothing is lost.</para>
/// <para>Implicitly reparameterised: [Figurnov2018].</para>
/// </remarks>
public sealed class Gamma : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // At a larger shape a sample below the smallest float32 has probability below 1e−15.
    private const double SmallestSafeConcentration = 0.4;

    /// <summary>The law with the given shape and rate.</summary>
    /// <param name="concentration">α, positive: [.., batch, event]; broadcasts with <paramref name="rate"/>.</param>
    /// <param name="rate">r = 1/scale, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Gamma(Tensor concentration, Tensor rate)
        : this(concentration, rate, isChecked: false)
    {
    }

    private Gamma(Tensor concentration, Tensor rate, bool isChecked)
        : base(ParameterShape.Of(concentration, rate))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(concentration, nameof(concentration));
            ParameterRange.Positive(rate, nameof(rate));
        }

        Concentration = concentration;
        Rate = rate;
    }

    /// <summary>The shape α of each component.</summary>
    public Tensor Concentration { get; }

    /// <summary>The rate r of each component.</summary>
    public Tensor Rate { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Positive;

    /// <inheritdoc/>
    public override Tensor Template => Concentration.Workspace is null ? Rate : Concentration;

    /// <summary>α/r.</summary>
    public Tensor Mean => Concentration / Rate;

    /// <summary>α/r².</summary>
    public Tensor Variance => Mean / Rate;

    /// <summary>α − ln r + ln Γ(α) + (1 − α)ψ(α), summed over the event.</summary>
    public Tensor Entropy => (Entropies.LogGamma(Concentration) + Concentration.Digamma() - Rate.Log()).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Concentration), Concentration, y => Nabla(y * Rate.StopGradient()) / Rate.StopGradient()),
        new(nameof(Rate), Rate, y => -(y / Rate.StopGradient())),
    ];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Scaled(Noise.Gamma(run.KeyFor(purpose), run.NoiseShape(Shape), Concentration));
    }

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor standard = Noise.Gamma(run.KeyFor(SamplePurpose), run.NoiseShape(Shape), Concentration);
        Tensor sample = Scaled(standard);
        return WithNablas(sample, [new(nameof(Concentration), Concentration, y => y * LogSlope(standard, run)), VariableNablas[1]]);
    }

    /// <summary>α ln r + (α − 1) ln y − ry − ln Γ(α).</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = PositiveSupport.Contains(value);
        Tensor y = PositiveSupport.Inside(value, isInside);
        Tensor logDensity = LogProbabilities.Gamma(y * Rate, Concentration) + Rate.Log();
        return PositiveSupport.Exclude(logDensity, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.Gamma(value.StopGradient().Relu() * Rate.StopGradient(), Concentration.StopGradient());
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.GammaComplement(value.StopGradient().Relu() * Rate.StopGradient(), Concentration.StopGradient());
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Concentration.IsTracked || Rate.IsTracked ? new Gamma(Concentration.StopGradient(), Rate.StopGradient(), isChecked: true) : this;

    private Tensor Scaled(Tensor standard) => PositiveSupport.Clamp(standard / Rate.StopGradient());

    private Tensor Nabla(Tensor standard) => Nablas.Gamma(standard, Concentration.StopGradient());

    /// <summary>∂ ln x/∂α at the sample; small shapes take it at the logarithm that the sample is the exponential of.</summary>
    private Tensor LogSlope(Tensor standard, Run run)
    {
        Tensor concentration = Concentration.StopGradient();
        return ParameterRange.IsAnyBelow(concentration, SmallestSafeConcentration)
            ? Nablas.LogGamma(Noise.LogGamma(run.KeyFor(SamplePurpose), run.NoiseShape(Shape), concentration), concentration)
            : Nabla(standard) / standard;
    }
}
