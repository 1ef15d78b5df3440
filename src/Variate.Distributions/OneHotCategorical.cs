using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>N independent variables of K categories, each a one-hot vector: P(bᵥ = eₖ) = pᵥₖ = softmax(aᵥ)ₖ.</summary>
/// <remarks>
/// The event axis holds the N vectors one after the other: it has N·K entries, N of them 1. One variable is the default, and then K is the size
/// of the event. Log-probabilities are also given for soft values, each variable on its simplex, by the same formula.
/// </remarks>
public sealed class OneHotCategorical : Distribution, ILatentNoise, IFiniteSupport, IVariance, IEntropy
{
    private const string ConditionalPurpose = "conditional";
    private readonly Tensor _logProbabilities;

    private OneHotCategorical(Tensor logProbabilities, int variableCount)
    {
        _logProbabilities = logProbabilities;
        VariableCount = variableCount;
    }

    /// <summary>ln p, normalised for each variable: [.., batch, N·K].</summary>
    public Tensor LogProbabilities => _logProbabilities;

    /// <summary>N.</summary>
    public int VariableCount { get; }

    /// <summary>K.</summary>
    public int CategoryCount => EventSize / VariableCount;

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.OneHot;

    /// <inheritdoc/>
    public override Tensor Template => _logProbabilities;

    /// <inheritdoc/>
    public override Shape Shape => _logProbabilities.Shape;

    /// <summary>p.</summary>
    public Tensor Mean => _logProbabilities.Exp();

    /// <summary>p(1 − p).</summary>
    public Tensor Variance => Mean * -_logProbabilities.Expm1();

    /// <summary>−Σ p ln p, summed over the variables.</summary>
    public Tensor Entropy => -(Mean * _logProbabilities).Sum(^1);

    /// <inheritdoc/>
    public long SupportSize => VariableCount == 1 ? EventSize : ProductSupport.Size(LargestOfVariables());

    /// <summary>One variable with logits a, which need not be normalised.</summary>
    /// <param name="logits">[.., batch, categories], at least one category.</param>
    /// <exception cref="ShapeMismatchException">There is no category axis, or it is empty.</exception>
    public static OneHotCategorical FromLogits(Tensor logits) => FromLogits(logits, 1);

    /// <summary>Independent variables with logits a, which need not be normalised.</summary>
    /// <param name="logits">[.., batch, N·K]: the K of the first variable, then those of the next; at least one category.</param>
    /// <param name="variables">N, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variables"/> is below 1.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis, or it is empty, or N does not divide it.</exception>
    public static OneHotCategorical FromLogits(Tensor logits, int variables)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentOutOfRangeException.ThrowIfLessThan(variables, 1);
        if (logits.Rank < 1 || logits.Shape[^1] < 1 || logits.Shape[^1] % variables != 0)
        {
            throw new ShapeMismatchException(
                $"Expected logits [.., batch, variables x categories] with {variables} variables of at least one category, got shape {logits.Shape}.");
        }

        return new OneHotCategorical(Split(logits, variables).LogSoftmax().Reshape(logits.Shape), variables);
    }

    /// <summary>One variable with probabilities in (0, 1], which are normalised.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not positive.</exception>
    public static OneHotCategorical FromProbabilities(Tensor probabilities) => FromProbabilities(probabilities, 1);

    /// <summary>Independent variables with probabilities in (0, 1], which are normalised for each of them.</summary>
    /// <param name="probabilities">[.., batch, N·K]: the K of the first variable, then those of the next; at least one category.</param>
    /// <param name="variables">N, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not positive, or <paramref name="variables"/> is below 1.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis, or it is empty, or N does not divide it.</exception>
    public static OneHotCategorical FromProbabilities(Tensor probabilities, int variables)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ParameterRange.Positive(probabilities, nameof(probabilities));
        return FromLogits(probabilities.Log(), variables);
    }

    /// <summary>The categories of each variable on an axis of their own.</summary>
    /// <param name="value">[.., N·K].</param>
    /// <returns>[.., N, K].</returns>
    /// <exception cref="ShapeMismatchException">The last axis has another size.</exception>
    public Tensor PerVariable(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Reshape([.. value.Shape[..^1], VariableCount, CategoryCount]);
    }

    /// <summary>The category of each variable with the largest ln p + Gumbel noise.</summary>
    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor latent = _logProbabilities.StopGradient() + GumbelNoise(run, purpose);
        return Split(latent).OneHotOfMax().Reshape(latent.Shape);
    }

    /// <summary>zᵢ = ln pᵢ − ln(−ln uᵢ); b is the category of each variable with the largest zᵢ.</summary>
    /// <inheritdoc cref="IRelaxable.DrawLatent"/>
    public Tensor DrawLatent(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return _logProbabilities + GumbelNoise(run, SamplePurpose);
    }

    /// <summary>z given b, of each variable: see <see cref="ConditionalGumbel.LatentOf"/>.</summary>
    /// <inheritdoc cref="IRelaxable.DrawTied"/>
    public TiedLatents DrawTied(Tensor sample, Run run)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = GumbelNoise(run, ConditionalPurpose);
        Tensor conditional = ConditionalGumbel.Given(Split(_logProbabilities), Split(sample)).LatentOf(Split(noise));
        return new TiedLatents(_logProbabilities, VariableCount == 1 ? conditional : conditional.Reshape([.. conditional.Shape[..^2], EventSize]));
    }

    /// <inheritdoc/>
    public Tensor NoiseGiven(Tensor sample, Run run) => DrawTied(sample, run).Conditional - _logProbabilities;

    /// <summary>zᵢ = ln pᵢ + uᵢ, u Gumbel.</summary>
    /// <inheritdoc cref="ILatentNoise.LatentOf"/>
    public Tensor LatentOf(Tensor noise) => _logProbabilities + noise;

    /// <summary>softmax(z/λ), or softmax(z/λ + λ/(1 + λ)·ln p), of each variable.</summary>
    /// <inheritdoc cref="IRelaxable.Squash"/>
    public Tensor Squash(Tensor latent, Relaxation relaxation)
    {
        ArgumentNullException.ThrowIfNull(latent);
        ArgumentNullException.ThrowIfNull(relaxation);
        Tensor temperature = relaxation.Temperature;
        Tensor sharpened = latent * temperature.Reciprocal();
        Tensor logits = relaxation.Kind == RelaxationKind.Concrete
            ? sharpened
            : sharpened + (_logProbabilities * (temperature / (temperature + 1)));
        return Split(logits).Softmax().Reshape(logits.Shape);
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (value * _logProbabilities).Sum(^1);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => _logProbabilities.IsTracked ? new OneHotCategorical(_logProbabilities.StopGradient(), VariableCount) : this;

    /// <summary>The Kᴺ joint values, the category of the last variable changing fastest.</summary>
    /// <exception cref="InvalidOperationException">There are more than 2²⁴, or they have more entries than an array can hold.</exception>
    Tensor IFiniteSupport.Support()
        => VariableCount == 1 ? Tensor.Identity(EventSize, Template) : ProductSupport.OneHotValues(VariableCount, CategoryCount, Template);

    /// <summary>[.., N, K], where there is more than one variable.</summary>
    private static Tensor Split(Tensor value, int variables)
        => variables == 1 ? value : value.Reshape([.. value.Shape[..^1], variables, value.Shape[^1] / variables]);

    private Tensor Split(Tensor value) => Split(value, VariableCount);

    private ReadOnlySpan<int> LargestOfVariables() => Enumerable.Repeat(CategoryCount - 1, VariableCount).ToArray();

    private Tensor GumbelNoise(Run run, string purpose) => Noise.Gumbel(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
}
