using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent Cauchy components, with density ∝ 1/(1 + ((y − location)/scale)²).</summary>
/// <remarks>It has no mean and no variance. The location is its median.</remarks>
public sealed class Cauchy : ComponentwiseDistribution, IReparameterised, IEntropy, IUpperTail, IVariableNablas
{
    // ln π
    private const double LogPi = 1.1447298858494001741;

    // ln 4π
    private const double StandardEntropy = 2.5310242469692907930;

    /// <summary>The law with the given location and scale.</summary>
    /// <param name="location">Any finite number: [.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Cauchy(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private Cauchy(Tensor location, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(location, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Location = location;
        Scale = scale;
    }

    /// <summary>The median of each component.</summary>
    public Tensor Location { get; }

    /// <summary>Half the distance of the quartiles.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <summary>ln(4π scale), summed over the event.</summary>
    public Tensor Entropy => (Scale.Log() + StandardEntropy).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas => LocationScale.VariableNablas(this, Location, Scale);

    /// <summary>location + scale·x, x = tan(π(u − ½)), u uniform.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Location + (Scale * DrawStandard(run, SamplePurpose));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Location.StopGradient() + (Scale.StopGradient() * DrawStandard(run, purpose));

    /// <summary>−ln(1 + t²) − ln(π scale), with t = (y − location)/scale.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor standard = ((value - Location) / Scale).Abs();
        return -LogOnePlusSquare(standard) - Scale.Log() - LogPi;
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => Level(LocationScale.Standardise(value, Location, Scale));

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => Level(-LocationScale.Standardise(value, Location, Scale));

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new Cauchy(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    /// <summary>½ + arctan(t)/π, without the cancellation of the lower tail.</summary>
    private static Tensor Level(Tensor standard) => ScalarMap.Of(standard, static t => Math.Atan2(1, -t) / Math.PI);

    /// <summary>ln(1 + t²) for t ≥ 0; above 1 as 2 ln t + ln(1 + 1/t²), because t² may overflow.</summary>
    private static Tensor LogOnePlusSquare(Tensor t)
    {
        Tensor isAboveOne = (t.StopGradient() - 1).Step();
        var one = Tensor.Full([], 1, t);
        var large = Tensor.Where(isAboveOne, t, one);
        var small = Tensor.Where(isAboveOne, one, t);
        return Tensor.Where(isAboveOne, (large.Log() * 2) + large.Reciprocal().Square().Log1p(), small.Square().Log1p());
    }

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor centred = Noise.Uniform(run.KeyFor(purpose), run.NoiseShape(Shape), Template) - 0.5;
        // The cotangent of the distance from the nearer end, which is exact: the tangent loses the tails by rounding π(u − ½).
        Tensor angle = Tensor.Affine(centred.Abs(), -1, 0.5) * Math.PI;
        return centred.Sign() * (angle.Cos() / angle.Sin());
    }
}
