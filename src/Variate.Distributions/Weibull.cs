using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent Weibull components: P(y ≤ t) = 1 − exp(−(t/scale)^concentration) on t &gt; 0.</summary>
/// <remarks>A sample too small for its type becomes the smallest positive normal number.</remarks>
public sealed class Weibull : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    private const double EulerGamma = 0.57721566490153286061;

    /// <summary>The law with the given scale and concentration.</summary>
    /// <param name="scale">Positive: [.., batch, event]; broadcasts with <paramref name="concentration"/>.</param>
    /// <param name="concentration">k, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Weibull(Tensor scale, Tensor concentration)
        : this(scale, concentration, isChecked: false)
    {
    }

    private Weibull(Tensor scale, Tensor concentration, bool isChecked)
        : base(ParameterShape.Of(scale, concentration))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
            ParameterRange.Positive(concentration, nameof(concentration));
        }

        Scale = scale;
        Concentration = concentration;
    }

    /// <summary>The scale of each component.</summary>
    public Tensor Scale { get; }

    /// <summary>The shape k of each component.</summary>
    public Tensor Concentration { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Positive;

    /// <inheritdoc/>
    public override Tensor Template => Scale.Workspace is null ? Concentration : Scale;

    /// <summary>scale·Γ(1 + 1/k).</summary>
    public Tensor Mean => Scale * LogMoment(1).Exp();

    /// <summary>scale²·(Γ(1 + 2/k) − Γ(1 + 1/k)²), the difference on the log scale.</summary>
    public Tensor Variance => (Scale * LogMoment(1).Exp()).Square() * (LogMoment(2) - (LogMoment(1) * 2)).Expm1();

    /// <summary>γ(1 − 1/k) + ln(scale/k) + 1 with Euler’s γ, summed over the event.</summary>
    public Tensor Entropy => (((1 - Concentration.Reciprocal()) * EulerGamma) + Scale.Log() - Concentration.Log() + 1).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Scale), Scale, y => y.StopGradient() / Scale.StopGradient()),
        new(nameof(Concentration), Concentration, y => -(y * LogRatio(y)).StopGradient() / Concentration.StopGradient()),
    ];

    /// <summary>scale·(−ln u)^(1/k), u uniform.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Powered(Scale, Concentration, run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => Powered(Scale.StopGradient(), Concentration.StopGradient(), run, purpose);

    /// <summary>ln k − ln y + k ln(y/scale) − (y/scale)ᵏ for y &gt; 0.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = PositiveSupport.Contains(value);
        Tensor y = PositiveSupport.Inside(value, isInside);
        Tensor exponent = Concentration * LogRatio(y);
        return PositiveSupport.Exclude(Concentration.Log() - y.Log() + exponent - exponent.Exp(), isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => -Exponent(value).Expm1();

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => Exponent(value).Exp();

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Scale.IsTracked || Concentration.IsTracked ? new Weibull(Scale.StopGradient(), Concentration.StopGradient(), isChecked: true) : this;

    private Tensor LogRatio(Tensor value) => value.Log() - Scale.Log();

    /// <summary>ln 𝔼[(y/scale)ⁿ] = ln Γ(1 + n/k).</summary>
    private Tensor LogMoment(int order) => ((Concentration.Reciprocal() * order) + 1).LogGamma();

    private Tensor Exponent(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return -(LogRatio(value.StopGradient().Relu()) * Concentration).StopGradient().Exp();
    }

    private Tensor Powered(Tensor scale, Tensor concentration, Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        // ln(−ln u), the negative of a Gumbel draw.
        Tensor logarithm = -Noise.Gumbel(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
        return PositiveSupport.Clamp(((logarithm / concentration) + scale.Log()).Exp());
    }
}
