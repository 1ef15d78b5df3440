using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>The logarithms of independent gamma components: y = ln x, with x of density rᵅ xᵅ⁻¹ e⁻ʳˣ/Γ(α).</summary>
/// <remarks>
/// For shapes near 0, where x itself underflows and its gradient with it. Also known as ExpGamma: x is the exponential of y. Not to be confused
/// with the law of eˣ. Implicitly reparameterised in α, explicitly in r: [Figurnov2018].
/// </remarks>
public sealed class LogGamma : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // Below it P(α, x) = xᵅ/Γ(α + 1) to the last bit, and x itself would underflow sooner or later.
    private const double LowerTail = -37;

    /// <summary>The law of ln x.</summary>
    /// <param name="concentration">α, the shape of x, positive: [.., batch, event]; broadcasts with <paramref name="rate"/>.</param>
    /// <param name="rate">r, the rate of x, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public LogGamma(Tensor concentration, Tensor rate)
        : this(concentration, rate, isChecked: false)
    {
    }

    private LogGamma(Tensor concentration, Tensor rate, bool isChecked)
        : base(ParameterShape.Of(concentration, rate))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(concentration, nameof(concentration));
            ParameterRange.Positive(rate, nameof(rate));
        }

        Concentration = concentration;
        Rate = rate;
    }

    /// <summary>The shape α of x.</summary>
    public Tensor Concentration { get; }

    /// <summary>The rate r of x.</summary>
    public Tensor Rate { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Concentration.Workspace is null ? Rate : Concentration;

    /// <summary>ψ(α) − ln r.</summary>
    public Tensor Mean => Concentration.Digamma() - Rate.Log();

    /// <summary>ψ′(α).</summary>
    public Tensor Variance => Concentration.Trigamma().BroadcastTo(Shape);

    /// <summary>α + ln Γ(α) − αψ(α), summed over the event.</summary>
    public Tensor Entropy => Entropies.LogGamma(Concentration).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Concentration), Concentration, y => Nabla(Standardise(y))),
        new(nameof(Rate), Rate, y => (-Rate.StopGradient().Reciprocal()).BroadcastTo(Shape.Broadcast(y.Shape, Shape))),
    ];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.LogGamma(run.KeyFor(purpose), run.NoiseShape(Shape), Concentration) - Rate.StopGradient().Log();
    }

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor standard = Noise.LogGamma(run.KeyFor(SamplePurpose), run.NoiseShape(Shape), Concentration);
        return WithNablas(standard, [new(nameof(Concentration), Concentration, Nabla)]) - Rate.Log();
    }

    /// <summary>α(y + ln r) − r eʸ − ln Γ(α).</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return LogProbabilities.LogGamma(value + Rate.Log(), Concentration);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor standard = Standardise(value.StopGradient());
        Tensor concentration = Concentration.StopGradient();
        Tensor tail = ((concentration * standard) - (concentration + 1).LogGamma()).Exp();
        return Tensor.Where((standard - LowerTail).Step(), CumulativeProbabilities.Gamma(standard.Exp(), concentration), tail);
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor standard = Standardise(value.StopGradient());
        Tensor complement = CumulativeProbabilities.GammaComplement(standard.Exp(), Concentration.StopGradient());
        return Tensor.Where((standard - LowerTail).Step(), complement, 1 - CumulativeProbability(value));
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Concentration.IsTracked || Rate.IsTracked ? new LogGamma(Concentration.StopGradient(), Rate.StopGradient(), isChecked: true) : this;

    private Tensor Standardise(Tensor value) => value + Rate.StopGradient().Log();

    private Tensor Nabla(Tensor standard) => Nablas.LogGamma(standard, Concentration.StopGradient());
}
