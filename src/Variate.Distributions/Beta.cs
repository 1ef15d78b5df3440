using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>Independent beta components, with density xᵃ⁻¹(1 − x)ᵇ⁻¹/B(a, b) on 0 &lt; x &lt; 1.</summary>
/// <remarks>
/// Samples are sigmoids of logits, kept inside (0, 1): the smallest is the smallest positive normal number, the largest the last number before 1.
/// Shapes below 0.1 put much of their law there: <see cref="LogitBeta"/> loses nothing. Implicitly reparameterised: [Figurnov2018].
/// </remarks>
public sealed class Beta : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given shapes.</summary>
    /// <param name="concentration1">a, the weight of x = 1, positive: [.., batch, event]; broadcasts with <paramref name="concentration0"/>.</param>
    /// <param name="concentration0">b, the weight of x = 0, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Beta(Tensor concentration1, Tensor concentration0)
        : this(concentration1, concentration0, isChecked: false)
    {
    }

    private Beta(Tensor concentration1, Tensor concentration0, bool isChecked)
        : base(ParameterShape.Of(concentration1, concentration0))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(concentration1, nameof(concentration1));
            ParameterRange.Positive(concentration0, nameof(concentration0));
        }

        Concentration1 = concentration1;
        Concentration0 = concentration0;
    }

    /// <summary>a, the weight of x = 1.</summary>
    public Tensor Concentration1 { get; }

    /// <summary>b, the weight of x = 0.</summary>
    public Tensor Concentration0 { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Interval;

    /// <inheritdoc/>
    public override Tensor Template => Concentration1.Workspace is null ? Concentration0 : Concentration1;

    /// <summary>a/(a + b).</summary>
    public Tensor Mean => Concentration1 / (Concentration1 + Concentration0);

    /// <summary>ab/((a + b)²(a + b + 1)).</summary>
    public Tensor Variance
    {
        get
        {
            Tensor total = Concentration1 + Concentration0;
            return Concentration1 / total * (Concentration0 / total) / (total + 1);
        }
    }

    /// <summary>ln B(a, b) − (a − 1)ψ(a) − (b − 1)ψ(b) + (a + b − 2)ψ(a + b), summed over the event.</summary>
    public Tensor Entropy
    {
        get
        {
            // The entropy of the logit and 𝔼[ln x(1 − x)]: every term is a logarithm, where those of the formula are as large as the shapes.
            Tensor total = Concentration1 + Concentration0;
            Tensor ofLogit = Entropies.LogGamma(Concentration1) + Entropies.LogGamma(Concentration0) - Entropies.LogGamma(total);
            Tensor logSlope = Concentration1.Digamma() + Concentration0.Digamma() - (total.Digamma() * 2);
            return (ofLogit + logSlope).BroadcastTo(Shape).Sum(^1);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Concentration1), Concentration1, x => Nablas.BetaTowardsFirst(x, Concentration1.StopGradient(), Concentration0.StopGradient())),
        new(nameof(Concentration0), Concentration0, x => Nablas.BetaTowardsSecond(x, Concentration1.StopGradient(), Concentration0.StopGradient())),
    ];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => UnitInterval.Sigmoid(DrawLogit(run, purpose));

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        Tensor logit = DrawLogit(run, SamplePurpose);
        return WithNablas(UnitInterval.Sigmoid(logit), NablasAtLogit(logit));
    }

    /// <summary>(a − 1) ln x + (b − 1) ln(1 − x) − ln B(a, b).</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = UnitInterval.Contains(value);
        Tensor x = UnitInterval.Inside(value, isInside);
        return PositiveSupport.Exclude(LogProbabilities.Beta(x, Concentration1, Concentration0), isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.Beta(UnitInterval.Clip(value.StopGradient()), Concentration1.StopGradient(), Concentration0.StopGradient());
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.Beta(1 - UnitInterval.Clip(value.StopGradient()), Concentration0.StopGradient(), Concentration1.StopGradient());
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Concentration1.IsTracked || Concentration0.IsTracked
            ? new Beta(Concentration1.StopGradient(), Concentration0.StopGradient(), isChecked: true)
            : this;

    private Tensor DrawLogit(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.LogitBeta(run.KeyFor(purpose), run.NoiseShape(Shape), Concentration1, Concentration0);
    }

    /// <summary>The derivatives of a sample, taken at the logit, which does not round at the ends of the interval.</summary>
    private IReadOnlyList<VariableNabla> NablasAtLogit(Tensor logit)
    {
        Tensor a = Concentration1.StopGradient();
        Tensor b = Concentration0.StopGradient();
        return
        [
            new(nameof(Concentration1), Concentration1, x => x * (1 - x) * Nablas.LogitBetaTowardsFirst(logit, a, b)),
            new(nameof(Concentration0), Concentration0, x => x * (1 - x) * Nablas.LogitBetaTowardsSecond(logit, a, b)),
        ];
    }
}
