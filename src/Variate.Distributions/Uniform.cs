using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent uniform components on the intervals from Lower to Upper.</summary>
/// <remarks>The density is that of the closed interval, because a sample may round to an end; its gradient says nothing of the ends moving, which the variable-nablas do.</remarks>
public sealed class Uniform : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given lower and upper.</summary>
    /// <param name="lower">Any finite number: [.., batch, event]; broadcasts with <paramref name="upper"/>.</param>
    /// <param name="upper">Above the lower end.</param>
    /// <exception cref="ArgumentOutOfRangeException">An upper end is not above the lower end, or not finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Uniform(Tensor lower, Tensor upper)
        : this(lower, upper, isChecked: false)
    {
    }

    private Uniform(Tensor lower, Tensor upper, bool isChecked)
        : base(ParameterShape.Of(lower, upper))
    {
        if (!isChecked)
        {
            IntervalEnds.Ordered(lower, upper, nameof(lower), nameof(upper));
        }

        Lower = lower;
        Upper = upper;
    }

    /// <summary>The lower end.</summary>
    public Tensor Lower { get; }

    /// <summary>The upper end.</summary>
    public Tensor Upper { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Interval;

    /// <inheritdoc/>
    public override Tensor Template => Lower.Workspace is null ? Upper : Lower;

    /// <summary>(lower + upper)/2.</summary>
    public Tensor Mean => (Lower + Upper) / 2;

    /// <summary>(upper − lower)²/12.</summary>
    public Tensor Variance => (Upper - Lower).Square() / 12;

    /// <summary>ln(upper − lower), summed over the event.</summary>
    public Tensor Entropy => (Upper - Lower).Log().Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas => [new(nameof(Lower), Lower, UpperLevel), new(nameof(Upper), Upper, Level)];

    /// <summary>lower + (upper − lower)·u, u uniform on (0, 1).</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Between(Lower, Upper, run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => Between(Lower.StopGradient(), Upper.StopGradient(), run, purpose);

    /// <summary>−ln(upper − lower) between the ends.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = (1 - (Lower - value).StopGradient().Step()) * (1 - (value - Upper).StopGradient().Step());
        return PositiveSupport.Exclude(-(Upper - Lower).Log(), isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => UnitInterval.Clip(Level(value));

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => UnitInterval.Clip(UpperLevel(value));

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Lower.IsTracked || Upper.IsTracked ? new Uniform(Lower.StopGradient(), Upper.StopGradient(), isChecked: true) : this;

    private Tensor Level(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (value - Lower).StopGradient() / (Upper - Lower).StopGradient();
    }

    private Tensor UpperLevel(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (Upper - value).StopGradient() / (Upper - Lower).StopGradient();
    }

    private Tensor Between(Tensor lower, Tensor upper, Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return lower + ((upper - lower) * Noise.Uniform(run.KeyFor(purpose), run.NoiseShape(Shape), Template));
    }
}
