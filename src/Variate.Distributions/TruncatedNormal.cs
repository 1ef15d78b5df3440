using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent normal components, each given that it lies between two ends.</summary>
/// <remarks>
/// <para>Everything is worked out from logarithms of tails, so that intervals far from the location are served as well; of an interval much
/// narrower than the scale, far out, as many digits are lost as the interval takes from the logarithm of the tail.</para>
/// <para>Drawn by the inverse of the distribution function, and implicitly reparameterised: [Figurnov2018].</para>
/// </remarks>
public sealed class TruncatedNormal : ComponentwiseDistribution, IReparameterised, IMean, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given location and scale of the whole bell, and the given ends.</summary>
    /// <param name="location">The mean before truncation: [.., batch, event]; broadcasts with the others.</param>
    /// <param name="scale">The standard deviation before truncation, positive.</param>
    /// <param name="lower">The lower end, finite.</param>
    /// <param name="upper">The upper end, finite and above the lower one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive, or an upper end not above its lower end, or an end not finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public TruncatedNormal(Tensor location, Tensor scale, Tensor lower, Tensor upper)
        : this(location, scale, lower, upper, isChecked: false)
    {
    }

    private TruncatedNormal(Tensor location, Tensor scale, Tensor lower, Tensor upper, bool isChecked)
        : base(Shape.Broadcast(ParameterShape.Of(location, scale), ParameterShape.Of(lower, upper)))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
            IntervalEnds.Ordered(lower, upper, nameof(lower), nameof(upper));
        }

        Location = location;
        Scale = scale;
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The mean before truncation.</summary>
    public Tensor Location { get; }

    /// <summary>The standard deviation before truncation.</summary>
    public Tensor Scale { get; }

    /// <summary>The lower end.</summary>
    public Tensor Lower { get; }

    /// <summary>The upper end.</summary>
    public Tensor Upper { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Interval;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <summary>location + scale·(φ(α) − φ(β))/(Φ(β) − Φ(α)), with the standardised ends α and β.</summary>
    public Tensor Mean
    {
        get
        {
            Tensor ends = LogDensity(Alpha, LogMass).Exp() - LogDensity(Beta, LogMass).Exp();
            return (Location + (Scale * ends)).BroadcastTo(Shape);
        }
    }

    /// <summary>1 − w, t − wα − …: of a sample at a fixed level, with the weights of the ends wₐ = (1 − Q)φ(α)/φ(t) and w_b = Qφ(β)/φ(t).</summary>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Location), Location, y => 1 - LowerWeight(y) - UpperWeight(y)),
        new(nameof(Scale), Scale, y => Standardise(y) - (LowerWeight(y) * Alpha.StopGradient()) - (UpperWeight(y) * Beta.StopGradient())),
        new(nameof(Lower), Lower, LowerWeight),
        new(nameof(Upper), Upper, UpperWeight),
    ];

    private Tensor Alpha => (Lower - Location) / Scale;

    private Tensor Beta => (Upper - Location) / Scale;

    private Tensor LogMass => NormalInterval.LogMass(Alpha, Beta);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = Noise.Uniform(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
        Tensor standard = NormalInterval.Quantile(Alpha.StopGradient(), Beta.StopGradient(), noise);
        return Clip(Location.StopGradient() + (Scale.StopGradient() * standard));
    }

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => WithNablas(Draw(run), VariableNablas);

    /// <summary>The normal log-density less ln(Φ(β) − Φ(α)), between the ends.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = (1 - (Lower - value).StopGradient().Step()) * (1 - (value - Upper).StopGradient().Step());
        var y = Tensor.Where(isInside, value, Lower.StopGradient());
        return PositiveSupport.Exclude(LogProbabilities.Normal(y, Location, Scale) - LogMass, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return LogLevel(Clip(value.StopGradient())).Exp();
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return LogUpperLevel(Clip(value.StopGradient())).Exp();
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked || Lower.IsTracked || Upper.IsTracked
            ? new TruncatedNormal(Location.StopGradient(), Scale.StopGradient(), Lower.StopGradient(), Upper.StopGradient(), isChecked: true)
            : this;

    /// <summary>ln φ(t) less a logarithm.</summary>
    private static Tensor LogDensity(Tensor standard, Tensor subtracted)
        => LogProbabilities.Normal(standard, Tensor.Full([], 0, standard), Tensor.Full([], 1, standard)) - subtracted;

    private Tensor Standardise(Tensor value) => LocationScale.Standardise(value, Location, Scale);

    private Tensor Clip(Tensor value)
        => -Tensor.Maximum(-Tensor.Maximum(value, Lower.StopGradient()), -Upper.StopGradient());

    private Tensor LogLevel(Tensor value) => NormalInterval.LogMass(Alpha.StopGradient(), Standardise(value)) - LogMass.StopGradient();

    private Tensor LogUpperLevel(Tensor value) => NormalInterval.LogMass(Standardise(value), Beta.StopGradient()) - LogMass.StopGradient();

    /// <summary>(1 − Q)φ(α)/φ(t), on the log scale: φ(α)/φ(t) alone may overflow.</summary>
    private Tensor LowerWeight(Tensor value) => (LogUpperLevel(value) + LogRatio(Alpha, Standardise(value))).Exp();

    /// <summary>Qφ(β)/φ(t).</summary>
    private Tensor UpperWeight(Tensor value) => (LogLevel(value) + LogRatio(Beta, Standardise(value))).Exp();

    private static Tensor LogRatio(Tensor end, Tensor standard)
        => (standard - end.StopGradient()) * (standard + end.StopGradient()) / 2;
}
