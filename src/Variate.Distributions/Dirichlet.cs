using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>The Dirichlet law over vectors of n positive numbers with sum 1, with density ∝ Π yᵢ^(αᵢ − 1).</summary>
/// <remarks>
/// <para>Drawn as the softmax of n log-gamma variables, so that Dirichlet(0.01) has neither zeros nor NaN: a component too small for its type becomes
/// the smallest positive normal number.</para>
/// <para>Implicitly reparameterised: ∂yⱼ/∂αᵢ = yᵢhᵢ(δᵢⱼ − yⱼ), with the derivative hᵢ of the logit of yᵢ ~ Beta(αᵢ, Σα − αᵢ) in αᵢ. That is the
/// softmax of logits whose derivative in αᵢ is hᵢ, and so it is computed. Source: [Figurnov2018].</para>
/// <para>Not a law of independent components: it has no variable-nabla of each one.</para>
/// </remarks>
public sealed class Dirichlet : Distribution, IReparameterised, IVariance, IEntropy
{
    private const string NoSecondDerivative =
        "A second derivative was asked for through a Dirichlet sample, which has only the first. Fix the temperature and the scales of the estimator above it.";

    // n numbers of float32 with sum 1, each rounded, miss it by less; a value that misses it by more is another vector.
    private const double SumTolerance = 1e-4;

    /// <summary>The law with the given concentrations.</summary>
    /// <param name="concentration">α, positive: [.., batch, n], at least two.</param>
    /// <exception cref="ArgumentOutOfRangeException">A concentration is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis, or it has fewer than two components.</exception>
    public Dirichlet(Tensor concentration)
        : this(concentration, isChecked: false)
    {
    }

    private Dirichlet(Tensor concentration, bool isChecked)
    {
        ArgumentNullException.ThrowIfNull(concentration);
        if (concentration.Rank < 1 || concentration.Shape[^1] < 2)
        {
            throw new ShapeMismatchException($"Expected concentrations [.., batch, n] with n of at least 2, got shape {concentration.Shape}.");
        }

        if (!isChecked)
        {
            ParameterRange.Positive(concentration, nameof(concentration));
        }

        Concentration = concentration;
    }

    /// <summary>α.</summary>
    public Tensor Concentration { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Simplex;

    /// <inheritdoc/>
    public override Tensor Template => Concentration;

    /// <inheritdoc/>
    public override Shape Shape => Concentration.Shape;

    /// <summary>α/Σα.</summary>
    public Tensor Mean => Concentration / Total;

    /// <summary>m(1 − m)/(Σα + 1) for the mean m.</summary>
    public Tensor Variance => Mean * ((Total - Concentration) / Total) / (Total + 1);

    /// <summary>ln B(α) + (Σα − n)ψ(Σα) − Σ (αᵢ − 1)ψ(αᵢ).</summary>
    public Tensor Entropy
    {
        get
        {
            // α + ln Γ(α) − αψ(α) of every α less that of their sum, and 𝔼[Σ ln yᵢ]: every term is a logarithm, where those of the formula are
            // as large as the concentrations.
            Tensor ofLogits = Entropies.LogGamma(Concentration).Sum(^1) - Entropies.LogGamma(Concentration.Sum(^1));
            return ofLogits + (Concentration.Digamma() - Total.Digamma()).Sum(^1);
        }
    }

    private Tensor Total => Concentration.Sum(^1, keepAxis: true);

    /// <summary>−ln B(α) = ln Γ(Σα) − Σ ln Γ(αᵢ).</summary>
    private Tensor LogNormaliser => Concentration.Sum(^1).LogGamma() - Concentration.LogGamma().Sum(^1);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => PositiveSupport.Clamp(DrawLogits(run, purpose).Softmax());

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        Tensor logits = DrawLogits(run, SamplePurpose);
        Tensor sample = PositiveSupport.Clamp(logits.Softmax());
        if (!Concentration.IsTracked)
        {
            return sample;
        }

        Tensor slopes = LogitSlopes(logits).RefuseGradient(Concentration, NoSecondDerivative);
        Tensor logSample = logits.InjectGradient(Concentration, slopes).LogSoftmax();

        // The clamped sample, not the exponential, times the slope of the logarithm: a cost in ln y then keeps its gradient.
        return sample.InjectGradient(logSample, sample.RefuseGradient(logSample, NoSecondDerivative));
    }

    /// <summary>Σ (αᵢ − 1) ln yᵢ − ln B(α): the density of the first n − 1 components.</summary>
    /// <param name="value">[.., n], broadcasts with the parameters.</param>
    /// <returns>The broadcast shape without the event axis. −∞ where a component is not positive or the sum is not 1 but for rounding.</returns>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isPositive = PositiveSupport.Contains(value);
        Tensor y = PositiveSupport.Inside(value, isPositive);
        Tensor logDensity = ((Concentration - 1) * y.Log()).Sum(^1) + LogNormaliser;
        Tensor allPositive = 1 - (1 - isPositive).Sum(^1).Step();
        Tensor isOnSimplex = (SumTolerance - (value.StopGradient().Sum(^1) - 1).Abs()).Step();
        return PositiveSupport.Exclude(logDensity, allPositive * isOnSimplex);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Concentration.IsTracked ? new Dirichlet(Concentration.StopGradient(), isChecked: true) : this;

    /// <summary>Log-gamma variables less the largest one: they may be near −10000, where float32 is coarse, and softmax needs differences.</summary>
    private Tensor DrawLogits(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor logGammas = Noise.LogGamma(run.KeyFor(purpose), run.NoiseShape(Shape), Concentration);
        return logGammas - logGammas.MaxLastAxis().AppendAxes(1);
    }

    /// <summary>hᵢ at the logits ln yᵢ − ln(1 − yᵢ) of the components of a sample.</summary>
    private Tensor LogitSlopes(Tensor logits)
    {
        Tensor complement = PositiveSupport.Clamp(SumOfOthers(logits.Softmax()));
        Tensor concentration = Concentration.StopGradient();
        return Nablas.LogitBetaTowardsFirst(logits.LogSoftmax() - complement.Log(), concentration, SumOfOthers(concentration));
    }

    /// <summary>Σⱼ xⱼ − xᵢ for every i, of positive numbers.</summary>
    private static Tensor SumOfOthers(Tensor x)
    {
        // The difference cancels for the largest one only, which alone can be more than half of the sum.
        Tensor isLargest = x.OneHotOfMax();
        Tensor withoutLargest = ((1 - isLargest) * x).Sum(^1, keepAxis: true);
        return Tensor.Where(isLargest, withoutLargest, x.Sum(^1, keepAxis: true) - x);
    }
}
