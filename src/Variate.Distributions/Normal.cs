using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent normal components: N(locationᵢ, scaleᵢ²) for every component of the last axis.</summary>
public sealed class Normal : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // ½ ln(2πe)
    private const double StandardEntropy = 1.4189385332046727418;

    /// <summary>The law with the given mean and standard deviation.</summary>
    /// <param name="location">[.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Normal(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private Normal(Tensor location, Tensor scale, bool isChecked)
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

    /// <summary>The standard deviation of each component.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <inheritdoc/>
    public Tensor Mean => Location.BroadcastTo(Shape);

    /// <inheritdoc/>
    public Tensor Variance => Scale.Square().BroadcastTo(Shape);

    /// <summary>½ ln(2πe) + ln scale, summed over the event.</summary>
    public Tensor Entropy => (Scale.Log() + StandardEntropy).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas => LocationScale.VariableNablas(this, Location, Scale);

    /// <summary>location + scale·ε, ε standard normal.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Location + (Scale * DrawStandard(run, SamplePurpose));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Location.StopGradient() + (Scale.StopGradient() * DrawStandard(run, purpose));

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value) => LogProbabilities.Normal(value, Location, Scale);

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => LocationScale.Standardise(value, Location, Scale).NormalCumulative();

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => (-LocationScale.Standardise(value, Location, Scale)).NormalCumulative();

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new Normal(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Normal(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
    }
}
