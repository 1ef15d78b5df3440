using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>Independent components of Student's law: y = location + scale·t, with density of t ∝ (1 + t²/ν)^(−(ν + 1)/2).</summary>
/// <remarks>Implicitly reparameterised in ν ([Figurnov2018]), explicitly in location and scale. A t beyond the largest number becomes that number.</remarks>
public sealed class StudentT : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given degrees of freedom, location and scale.</summary>
    /// <param name="degreesOfFreedom">ν, positive, not only integers: [.., batch, event]; broadcasts with the others.</param>
    /// <param name="location">The median.</param>
    /// <param name="scale">Positive; not the standard deviation.</param>
    /// <exception cref="ArgumentOutOfRangeException">ν or a scale is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public StudentT(Tensor degreesOfFreedom, Tensor location, Tensor scale)
        : this(degreesOfFreedom, location, scale, isChecked: false)
    {
    }

    private StudentT(Tensor degreesOfFreedom, Tensor location, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(degreesOfFreedom, location, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(degreesOfFreedom, nameof(degreesOfFreedom));
            ParameterRange.Positive(scale, nameof(scale));
        }

        DegreesOfFreedom = degreesOfFreedom;
        Location = location;
        Scale = scale;
    }

    /// <summary>ν of each component.</summary>
    public Tensor DegreesOfFreedom { get; }

    /// <summary>The median of each component.</summary>
    public Tensor Location { get; }

    /// <summary>The scale of each component.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template
        => DegreesOfFreedom.Workspace is not null ? DegreesOfFreedom : Location.Workspace is null ? Scale : Location;

    /// <summary>The location, for ν &gt; 1.</summary>
    /// <exception cref="InvalidOperationException">A ν is 1 or less: there is no mean.</exception>
    public Tensor Mean
    {
        get
        {
            Moment.ExistsAbove(DegreesOfFreedom, 1, nameof(DegreesOfFreedom), "mean");
            return Location.BroadcastTo(Shape);
        }
    }

    /// <summary>scale²·ν/(ν − 2), for ν &gt; 2.</summary>
    /// <exception cref="InvalidOperationException">A ν is 2 or less: the variance is infinite, or there is none.</exception>
    public Tensor Variance
    {
        get
        {
            Moment.ExistsAbove(DegreesOfFreedom, 2, nameof(DegreesOfFreedom), "variance");
            return (Scale.Square() * (DegreesOfFreedom / (DegreesOfFreedom - 2))).BroadcastTo(Shape);
        }
    }

    /// <summary>(ν + 1)/2·(ψ((ν + 1)/2) − ψ(ν/2)) + ½ ln ν + ln B(ν/2, ½) + ln scale, summed over the event.</summary>
    public Tensor Entropy
    {
        get
        {
            // By α + ln Γ(α) − αψ(α): every term is a logarithm, where those of the formula are as large as ν.
            Tensor half = DegreesOfFreedom / 2;
            Tensor ofLogs = Entropies.LogGamma(half) - Entropies.LogGamma((DegreesOfFreedom + 1) / 2);
            Tensor standard = ofLogs + ((DegreesOfFreedom.Log() - half.Digamma() + (1 + Math.Log(Math.PI))) / 2);
            return (standard + Scale.Log()).BroadcastTo(Shape).Sum(^1);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(DegreesOfFreedom), DegreesOfFreedom, y => Scale.StopGradient() * Nabla(Standardise(y).StopGradient())),
        new(nameof(Location), Location, y => Tensor.Full(Shape.Broadcast(y.Shape, Shape), 1, y)),
        new(nameof(Scale), Scale, y => Standardise(y).StopGradient()),
    ];

    /// <summary>ln Γ((ν + 1)/2) − ln Γ(ν/2) − ½ ln(πν), without the cancellation of the two.</summary>
    private Tensor LogNormaliser
        => -Tensor.LogBeta(DegreesOfFreedom / 2, Tensor.Full([], 0.5, DegreesOfFreedom)) - (DegreesOfFreedom.Log() / 2);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Location.StopGradient() + (Scale.StopGradient() * DrawStandard(run, purpose));

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        Tensor standard = WithNablas(DrawStandard(run, SamplePurpose), [new(nameof(DegreesOfFreedom), DegreesOfFreedom, Nabla)]);
        return Location + (Scale * standard);
    }

    /// <summary>−(ν + 1)/2·ln(1 + t²/ν) − ½ ln ν − ln B(ν/2, ½) − ln scale.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor ratio = Standardise(value).Abs() / DegreesOfFreedom.Sqrt();
        return LogNormaliser - Scale.Log() - ((DegreesOfFreedom + 1) / 2 * LogOnePlusSquare(ratio));
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.StudentT(Standardise(value).StopGradient(), DegreesOfFreedom.StopGradient());
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.StudentT(-Standardise(value).StopGradient(), DegreesOfFreedom.StopGradient());
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => DegreesOfFreedom.IsTracked || Location.IsTracked || Scale.IsTracked
            ? new StudentT(DegreesOfFreedom.StopGradient(), Location.StopGradient(), Scale.StopGradient(), isChecked: true)
            : this;

    /// <summary>ln(1 + q²) for q ≥ 0; above 1 as 2 ln q + ln(1 + 1/q²), because q² may overflow.</summary>
    private static Tensor LogOnePlusSquare(Tensor q)
    {
        Tensor isAboveOne = (q.StopGradient() - 1).Step();
        var one = Tensor.Full([], 1, q);
        var large = Tensor.Where(isAboveOne, q, one);
        var small = Tensor.Where(isAboveOne, one, q);
        return Tensor.Where(isAboveOne, (large.Log() * 2) + large.Reciprocal().Square().Log1p(), small.Square().Log1p());
    }

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Shape shape = run.NoiseShape(Shape);
        return Noise.StudentT(run.KeyFor(purpose), shape, DegreesOfFreedom);
    }

    private Tensor Standardise(Tensor value) => (value - Location) / Scale;

    private Tensor Nabla(Tensor standard) => Nablas.StudentT(standard, DegreesOfFreedom.StopGradient());
}
