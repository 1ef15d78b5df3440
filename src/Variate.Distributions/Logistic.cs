using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent logistic components: location + scale·x, P(x ≤ t) = σ(t).</summary>
public sealed class Logistic : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // π²/3: the variance of the standard logistic law.
    private const double StandardVariance = Math.PI * Math.PI / 3;

    /// <summary>The law with the given location and scale.</summary>
    /// <param name="location">Any finite number: [.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Logistic(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private Logistic(Tensor location, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(location, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Location = location;
        Scale = scale;
    }

    /// <summary>The mean of each component.</summary>
    public Tensor Location { get; }

    /// <summary>The scale of each component.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <summary>The location.</summary>
    public Tensor Mean => Location.BroadcastTo(Shape);

    /// <summary>scale²·π²/3.</summary>
    public Tensor Variance => (Scale.Square() * StandardVariance).BroadcastTo(Shape);

    /// <summary>ln scale + 2, summed over the event.</summary>
    public Tensor Entropy => (Scale.Log() + 2).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas => LocationScale.VariableNablas(this, Location, Scale);

    /// <summary>location + scale·x, x = ln u − ln(1 − u), u uniform.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Location + (Scale * DrawStandard(run, SamplePurpose));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Location.StopGradient() + (Scale.StopGradient() * DrawStandard(run, purpose));

    /// <summary>−t − 2 ln(1 + e⁻ᵗ) − ln scale, with t = (y − location)/scale; symmetric in t, and taken at |t|, where e⁻ᵗ cannot overflow.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor distance = ((value - Location) / Scale).Abs();
        return -distance - ((-distance).Exp().Log1p() * 2) - Scale.Log();
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => LocationScale.Standardise(value, Location, Scale).Sigmoid();

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => (-LocationScale.Standardise(value, Location, Scale)).Sigmoid();

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new Logistic(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Logistic(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
    }
}
