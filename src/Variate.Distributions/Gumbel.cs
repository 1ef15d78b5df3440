using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent Gumbel components: location + scale·x, P(x ≤ t) = exp(−e⁻ᵗ), the law of the largest of many.</summary>
/// <remarks>Not to be confused with the law of the smallest, its mirror image.</remarks>
public sealed class Gumbel : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // exp(−Cap) overflows in either type.
    private const double Cap = -1e4;

    // Euler's γ: the mean of the standard Gumbel law.
    private const double StandardMean = 0.57721566490153286061;

    // π²/6: its variance.
    private const double StandardVariance = Math.PI * Math.PI / 6;

    /// <summary>The law with the given location and scale.</summary>
    /// <param name="location">Any finite number: [.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Gumbel(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private Gumbel(Tensor location, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(location, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Location = location;
        Scale = scale;
    }

    /// <summary>The mode of each component.</summary>
    public Tensor Location { get; }

    /// <summary>The scale of each component.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <summary>location + γ·scale, with Euler’s γ.</summary>
    public Tensor Mean => Location + (Scale * StandardMean);

    /// <summary>scale²·π²/6.</summary>
    public Tensor Variance => (Scale.Square() * StandardVariance).BroadcastTo(Shape);

    /// <summary>ln scale + γ + 1, summed over the event.</summary>
    public Tensor Entropy => (Scale.Log() + (StandardMean + 1)).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas => LocationScale.VariableNablas(this, Location, Scale);

    /// <summary>location + scale·x, x = −ln(−ln u), u uniform.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Location + (Scale * DrawStandard(run, SamplePurpose));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Location.StopGradient() + (Scale.StopGradient() * DrawStandard(run, purpose));

    /// <summary>−t − e⁻ᵗ − ln scale, with t = (y − location)/scale.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // Far to the left −t − e⁻ᵗ is −∞ − (−∞) once t overflows; at the cap it is −∞ already.
        Tensor standard = (value - Location) / Scale;
        Tensor negative = -Tensor.Maximum(standard, Tensor.Full([], Cap, standard));
        return negative - negative.Exp() - Scale.Log();
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => (-(-LocationScale.Standardise(value, Location, Scale)).Exp()).Exp();

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => -(-(-LocationScale.Standardise(value, Location, Scale)).Exp()).Expm1();

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new Gumbel(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Gumbel(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
    }
}
