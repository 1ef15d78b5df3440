using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>Independent inverse-gamma components, with density sᵅ y⁻ᵅ⁻¹ e⁻ˢᐟʸ/Γ(α) on y &gt; 0: y = s/x for a gamma variable x of rate 1.</summary>
/// <remarks>
/// A sample too large for its type becomes the largest number, and its derivative then overflows to infinity, which an estimate reports. That is
/// likely below α = 0.3: there use <see cref="LogGamma"/>, whose negative is ln(y/s). Implicitly reparameterised: [Figurnov2018].
/// </remarks>
public sealed class InverseGamma : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given shape and scale.</summary>
    /// <param name="concentration">α, positive: [.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">s, positive: the rate of 1/y.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public InverseGamma(Tensor concentration, Tensor scale)
        : this(concentration, scale, isChecked: false)
    {
    }

    private InverseGamma(Tensor concentration, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(concentration, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(concentration, nameof(concentration));
            ParameterRange.Positive(scale, nameof(scale));
        }

        Concentration = concentration;
        Scale = scale;
    }

    /// <summary>The shape α of each component.</summary>
    public Tensor Concentration { get; }

    /// <summary>The scale s of each component.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Positive;

    /// <inheritdoc/>
    public override Tensor Template => Concentration.Workspace is null ? Scale : Concentration;

    /// <summary>s/(α − 1), for α &gt; 1.</summary>
    /// <exception cref="InvalidOperationException">A concentration is 1 or less: there is no mean.</exception>
    public Tensor Mean
    {
        get
        {
            Moment.ExistsAbove(Concentration, 1, nameof(Concentration), "mean");
            return Scale / (Concentration - 1);
        }
    }

    /// <summary>s²/((α − 1)²(α − 2)), for α &gt; 2.</summary>
    /// <exception cref="InvalidOperationException">A concentration is 2 or less: there is no variance.</exception>
    public Tensor Variance
    {
        get
        {
            Moment.ExistsAbove(Concentration, 2, nameof(Concentration), "variance");
            return Mean.Square() / (Concentration - 2);
        }
    }

    /// <summary>α + ln s + ln Γ(α) − (1 + α)ψ(α), summed over the event.</summary>
    public Tensor Entropy => (Entropies.LogGamma(Concentration) - Concentration.Digamma() + Scale.Log()).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Concentration), Concentration, y => -(y * LogSlope((Scale.StopGradient() / y).Log()))),
        new(nameof(Scale), Scale, y => y / Scale.StopGradient()),
    ];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return FromLog(Noise.LogGamma(run.KeyFor(purpose), run.NoiseShape(Shape), Concentration));
    }

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor log = Noise.LogGamma(run.KeyFor(SamplePurpose), run.NoiseShape(Shape), Concentration);
        return WithNablas(FromLog(log), [new(nameof(Concentration), Concentration, y => -(y * LogSlope(log))), VariableNablas[1]]);
    }

    /// <summary>α ln(s/y) − s/y − ln Γ(α) − ln y.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = PositiveSupport.Contains(value);
        Tensor y = PositiveSupport.Inside(value, isInside);
        Tensor logDensity = LogProbabilities.LogGamma(Scale.Log() - y.Log(), Concentration) - y.Log();
        return PositiveSupport.Exclude(logDensity, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor inverse = Scale.StopGradient() / value.StopGradient().Relu();
        return CumulativeProbabilities.GammaComplement(inverse, Concentration.StopGradient());
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.Gamma(Scale.StopGradient() / value.StopGradient().Relu(), Concentration.StopGradient());
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Concentration.IsTracked || Scale.IsTracked ? new InverseGamma(Concentration.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    private Tensor FromLog(Tensor log)
    {
        Tensor inverse = (Scale.StopGradient().Log() - log).Exp();
        double largest = inverse.ElementType == ElementType.Float32 ? float.MaxValue : double.MaxValue;
        return PositiveSupport.Clamp(-Tensor.Maximum(-inverse, Tensor.Full([], -largest, inverse)));
    }

    private Tensor LogSlope(Tensor log) => Nablas.LogGamma(log, Concentration.StopGradient());
}
