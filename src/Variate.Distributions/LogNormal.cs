using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent log-normal components: exp(location + scale·ε), ε standard normal.</summary>
/// <remarks>Location and scale are those of the logarithm, not of the value. A sample too small for its type becomes the smallest positive normal number.</remarks>
public sealed class LogNormal : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // ½ ln(2πe)
    private const double StandardEntropy = 1.4189385332046727418;

    /// <summary>The law with the given location and scale.</summary>
    /// <param name="location">Any finite number: [.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public LogNormal(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private LogNormal(Tensor location, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(location, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Location = location;
        Scale = scale;
    }

    /// <summary>The mean of the logarithm.</summary>
    public Tensor Location { get; }

    /// <summary>The standard deviation of the logarithm.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Positive;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <summary>exp(location + scale²/2).</summary>
    public Tensor Mean => (Location + (Scale.Square() / 2)).Exp();

    /// <summary>(exp(scale²) − 1)·mean².</summary>
    public Tensor Variance => Scale.Square().Expm1() * Mean.Square();

    /// <summary>location + ½ ln(2πe) + ln scale, summed over the event.</summary>
    public Tensor Entropy => (Location + Scale.Log() + StandardEntropy).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Location), Location, y => y.StopGradient().BroadcastTo(Shape.Broadcast(y.Shape, Shape))),
        new(nameof(Scale), Scale, y => (y * Standardise(y)).StopGradient()),
    ];

    /// <summary>exp(location + scale·ε), ε standard normal.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Exponential(Location, Scale, run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => Exponential(Location.StopGradient(), Scale.StopGradient(), run, purpose);

    /// <summary>The normal log-density of ln y, less ln y, for y &gt; 0.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = PositiveSupport.Contains(value);
        Tensor logarithm = PositiveSupport.Inside(value, isInside).Log();
        return PositiveSupport.Exclude(LogProbabilities.Normal(logarithm, Location, Scale) - logarithm, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => Level(value, 1);

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => Level(value, -1);

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new LogNormal(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    private Tensor Standardise(Tensor value) => (value.Log() - Location) / Scale;

    /// <summary>Φ(sign·t) with t = (ln y − location)/scale; t = −∞ below 0.</summary>
    private Tensor Level(Tensor value, int sign)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (Standardise(value.StopGradient().Relu()).StopGradient() * sign).NormalCumulative();
    }

    private Tensor Exponential(Tensor location, Tensor scale, Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = Noise.Normal(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
        return PositiveSupport.Clamp((location + (scale * noise)).Exp());
    }
}
