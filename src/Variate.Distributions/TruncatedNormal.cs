using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent normal components, each given that it lies between two ends.</summary>
/// <remarks>
/// <para>Everything is worked out from logarithms of tails, so that intervals far from the location are served as well; of an interval much
/// narrower than the scale, far out, as many digits are lost as the interval takes from the logarithm of the tail. The moments lose none.</para>
/// <para>Drawn by the inverse of the distribution function, and implicitly reparameterised: [Figurnov2018].</para>
/// </remarks>
public sealed class TruncatedNormal : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // Standardised, and as far again from 0 as the other end: the bell has fallen by e⁻⁸⁰⁰ and more.
    private const double BeyondTheBell = 40;

    private readonly Tensor _alpha;
    private readonly Tensor _beta;

    /// <summary>The law with the given location and scale of the whole bell, and the given ends.</summary>
    /// <param name="location">The mean before truncation: [.., batch, event]; broadcasts with the others.</param>
    /// <param name="scale">The standard deviation before truncation, positive.</param>
    /// <param name="lower">The lower end; −∞ leaves that side open.</param>
    /// <param name="upper">The upper end, above the lower one; +∞ leaves that side open.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive, or an upper end not above its lower end.</exception>
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
            IntervalEnds.Increasing(lower, upper, nameof(lower), nameof(upper));
        }

        Location = location;
        Scale = scale;
        Lower = lower;
        Upper = upper;
        _alpha = StandardEnd(lower, upper, -BeyondTheBell);
        _beta = StandardEnd(upper, lower, BeyondTheBell);
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
    public Tensor Mean => Location + (Scale * TruncatedNormalFunctions.Mean(_alpha, _beta));

    /// <summary>scale²·(1 + (αφ(α) − βφ(β))/Z − ((φ(α) − φ(β))/Z)²), Z = Φ(β) − Φ(α), in a form that does not cancel.</summary>
    public Tensor Variance => Scale.Square() * TruncatedNormalFunctions.Variance(_alpha, _beta);

    /// <summary>ln(√(2πe)·scale·Z) + (αφ(α) − βφ(β))/(2Z), summed over the event, in a form that does not cancel.</summary>
    public Tensor Entropy => (Scale.Log() + TruncatedNormalFunctions.Entropy(_alpha, _beta)).Sum(^1);

    /// <summary>1 − w, t − wα − …: of a sample at a fixed level, with the weights of the ends wₐ = (1 − Q)φ(α)/φ(t) and w_b = Qφ(β)/φ(t).</summary>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Location), Location, y => 1 - LowerWeight(y) - UpperWeight(y)),
        new(nameof(Scale), Scale, y => Standardise(y) - (LowerWeight(y) * _alpha.StopGradient()) - (UpperWeight(y) * _beta.StopGradient())),
        new(nameof(Lower), Lower, LowerWeight),
        new(nameof(Upper), Upper, UpperWeight),
    ];

    private Tensor LogMass => NormalInterval.LogMass(_alpha, _beta);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = Noise.Uniform(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
        Tensor standard = NormalInterval.Quantile(_alpha.StopGradient(), _beta.StopGradient(), noise);
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
        var y = Tensor.Where(isInside, value, Clip(value.StopGradient()));
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

    private static Tensor IsInfinite(Tensor end) => ScalarMap.Of(end.StopGradient(), static x => double.IsInfinity(x) ? 1 : 0);

    private static bool IsAnyInfinite(Tensor end)
    {
        for (int i = 0; i < end.ElementCount; i++)
        {
            if (double.IsInfinity(end.ElementAt(i)))
            {
                return true;
            }
        }

        return false;
    }

    private static Tensor LogRatio(Tensor end, Tensor standard)
        => (standard - end.StopGradient()) * (standard + end.StopGradient()) / 2;

    /// <summary>An end on the scale of the standard bell; for an infinite one, a constant beyond which the bell has underflowed.</summary>
    private Tensor StandardEnd(Tensor end, Tensor other, double beyond)
    {
        if (!IsAnyInfinite(end))
        {
            return (end - Location) / Scale;
        }

        Tensor isInfinite = IsInfinite(end);
        var otherStandard = Tensor.Where(IsInfinite(other), Tensor.Full([], 0, other), LocationScale.Standardise(other, Location, Scale));
        Tensor substitute = (otherStandard.Abs() * Math.Sign(beyond)) + beyond;
        var finite = Tensor.Where(isInfinite, Tensor.Full([], 0, end), end);
        return Tensor.Where(isInfinite, substitute, (finite - Location) / Scale);
    }

    /// <summary>Between the ends, also where rounding, or the substitute of an infinite end, would leave it outside.</summary>
    private Tensor Standardise(Tensor value)
    {
        Tensor standard = LocationScale.Standardise(value, Location, Scale);
        return -Tensor.Maximum(-Tensor.Maximum(standard, _alpha.StopGradient()), -_beta.StopGradient());
    }

    private Tensor Clip(Tensor value)
        => -Tensor.Maximum(-Tensor.Maximum(value, Lower.StopGradient()), -Upper.StopGradient());

    private Tensor LogLevel(Tensor value) => NormalInterval.LogMass(_alpha.StopGradient(), Standardise(value)) - LogMass.StopGradient();

    private Tensor LogUpperLevel(Tensor value) => NormalInterval.LogMass(Standardise(value), _beta.StopGradient()) - LogMass.StopGradient();

    /// <summary>(1 − Q)φ(α)/φ(t), on the log scale: φ(α)/φ(t) alone may overflow.</summary>
    private Tensor LowerWeight(Tensor value) => (LogUpperLevel(value) + LogRatio(_alpha, Standardise(value))).Exp();

    /// <summary>Qφ(β)/φ(t).</summary>
    private Tensor UpperWeight(Tensor value) => (LogLevel(value) + LogRatio(_beta, Standardise(value))).Exp();
}
