using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent relaxed bits: σ((a + L)/λ) with standard logistic noise L, in (0, 1).</summary>
/// <remarks>The binary Concrete law. A sample is moved off 0 and 1 by one number of its type; at low temperatures use <see cref="LogitLaw"/>, where nothing is lost. Source: [Maddison2017] Appendix B, [Jang2017].</remarks>
public sealed class RelaxedBernoulli : ComponentwiseDistribution, IReparameterised, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given logits and temperature.</summary>
    /// <param name="logits">a, any finite number: [.., batch, event]; broadcasts with <paramref name="temperature"/>.</param>
    /// <param name="temperature">λ, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public RelaxedBernoulli(Tensor logits, Tensor temperature)
        : this(logits, temperature, isChecked: false)
    {
    }

    private RelaxedBernoulli(Tensor logits, Tensor temperature, bool isChecked)
        : base(ParameterShape.Of(logits, temperature))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(temperature, nameof(temperature));
        }

        Logits = logits;
        Temperature = temperature;
    }

    /// <summary>a, the logits of the bits.</summary>
    public Tensor Logits { get; }

    /// <summary>λ.</summary>
    public Tensor Temperature { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Interval;

    /// <inheritdoc/>
    public override Tensor Template => Logits.Workspace is null ? Temperature : Logits;

    /// <summary>The law of the logit ln y − ln(1 − y): logistic with location a/λ and scale 1/λ.</summary>
    public Logistic LogitLaw => new(Logits / Temperature, Temperature.Reciprocal());

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Logits), Logits, y => Slope(y).BroadcastTo(Shape.Broadcast(y.Shape, Shape))),
        new(nameof(Temperature), Temperature, y => -(Slope(y) * Logit(y)).BroadcastTo(Shape.Broadcast(y.Shape, Shape))),
    ];

    /// <summary>σ((a + ln u − ln(1 − u))/λ), u uniform.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Squashed(Logits, Temperature, run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => Squashed(Logits.StopGradient(), Temperature.StopGradient(), run, purpose);

    /// <summary>ln λ − |s| − 2 ln(1 + exp(−|s|)) − ln y − ln(1 − y) for y in (0, 1), with s = λ(ln y − ln(1 − y)) − a.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = UnitInterval.Contains(value);
        Tensor y = UnitInterval.Inside(value, isInside);
        Tensor logarithm = y.Log();
        Tensor complement = (-y).Log1p();
        Tensor distance = ((Temperature * (logarithm - complement)) - Logits).Abs();
        Tensor logDensity = Temperature.Log() - distance - ((-distance).Exp().Log1p() * 2) - logarithm - complement;
        return PositiveSupport.Exclude(logDensity, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => Exponent(value).Sigmoid();

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => (-Exponent(value)).Sigmoid();

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Logits.IsTracked || Temperature.IsTracked ? new RelaxedBernoulli(Logits.StopGradient(), Temperature.StopGradient(), isChecked: true) : this;

    private static Tensor Logit(Tensor value)
    {
        Tensor y = UnitInterval.Clip(value.StopGradient());
        return y.Log() - (-y).Log1p();
    }

    private Tensor Exponent(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (Temperature.StopGradient() * Logit(value)) - Logits.StopGradient();
    }

    /// <summary>y(1 − y)/λ.</summary>
    private Tensor Slope(Tensor value)
    {
        Tensor y = value.StopGradient();
        return y * (1 - y) / Temperature.StopGradient();
    }

    private Tensor Squashed(Tensor logits, Tensor temperature, Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return UnitInterval.Sigmoid((logits + Noise.Logistic(run.KeyFor(purpose), run.NoiseShape(Shape), Template)) / temperature);
    }
}
