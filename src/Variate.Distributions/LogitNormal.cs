using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent logit-normal components: σ(location + scale·ε), ε standard normal, in (0, 1).</summary>
/// <remarks>Location and scale are those of the logit. Mean, variance and entropy have no closed form. A sample is moved off 0 and 1 by one number of its type.</remarks>
public sealed class LogitNormal : ComponentwiseDistribution, IReparameterised, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given location and scale.</summary>
    /// <param name="location">Any finite number: [.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public LogitNormal(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private LogitNormal(Tensor location, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(location, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Location = location;
        Scale = scale;
    }

    /// <summary>The mean of the logit.</summary>
    public Tensor Location { get; }

    /// <summary>The standard deviation of the logit.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Interval;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Location), Location, y => Slope(y).BroadcastTo(Shape.Broadcast(y.Shape, Shape))),
        new(nameof(Scale), Scale, y => Slope(y) * Standardise(y)),
    ];

    /// <summary>σ(location + scale·ε), ε standard normal.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Squashed(Location, Scale, run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => Squashed(Location.StopGradient(), Scale.StopGradient(), run, purpose);

    /// <summary>The normal log-density of ln y − ln(1 − y), less ln y + ln(1 − y), for y in (0, 1).</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = UnitInterval.Contains(value);
        Tensor y = UnitInterval.Inside(value, isInside);
        Tensor logarithm = y.Log();
        Tensor complement = (-y).Log1p();
        return PositiveSupport.Exclude(LogProbabilities.Normal(logarithm - complement, Location, Scale) - logarithm - complement, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => Level(value, 1);

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => Level(value, -1);

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new LogitNormal(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    /// <summary>dy/d logit = y(1 − y).</summary>
    private static Tensor Slope(Tensor value)
    {
        Tensor y = value.StopGradient();
        return y * (1 - y);
    }

    private Tensor Standardise(Tensor value)
    {
        Tensor y = UnitInterval.Clip(value.StopGradient());
        return (y.Log() - (-y).Log1p() - Location.StopGradient()) / Scale.StopGradient();
    }

    private Tensor Level(Tensor value, int sign)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (Standardise(value) * sign).NormalCumulative();
    }

    private Tensor Squashed(Tensor location, Tensor scale, Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return UnitInterval.Sigmoid(location + (scale * Noise.Normal(run.KeyFor(purpose), run.NoiseShape(Shape), Template)));
    }
}
