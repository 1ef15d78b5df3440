using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent indices: P(y = k) = p_k = softmax(a)_k, k = 0, …, K − 1, for every component of the event axis.</summary>
/// <remarks>Not to be confused with <see cref="OneHotCategorical"/>, one category as a unit vector, which has a relaxation.</remarks>
public sealed class Categorical : ComponentwiseDistribution, IVariance, IEntropy, IUpperTail, IFiniteSupport, IVariableNablas, IBoundedCounts
{
    private Categorical(Tensor logits, Tensor logProbabilities)
        : base(logProbabilities.Shape[..^1])
    {
        Logits = logits;
        LogProbabilities = logProbabilities;
    }

    /// <summary>a, as given: [.., batch, event, categories].</summary>
    public Tensor Logits { get; }

    /// <summary>ln p, normalised: [.., batch, event, categories].</summary>
    public Tensor LogProbabilities { get; }

    /// <summary>K.</summary>
    public int CategoryCount => LogProbabilities.Shape[^1];

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.BoundedCount;

    /// <inheritdoc/>
    public override Tensor Template => Logits;

    /// <summary>Σₖ k pₖ.</summary>
    public Tensor Mean => (LogProbabilities.Exp() * Indices()).Sum(^1);

    /// <summary>Σₖ (k − mean)² pₖ.</summary>
    public Tensor Variance => (LogProbabilities.Exp() * (Indices() - Mean.AppendAxes(1)).Square()).Sum(^1);

    /// <inheritdoc/>
    public Tensor Entropy => -(LogProbabilities.Exp() * LogProbabilities).Sum(^1).Sum(^1);

    /// <summary>K − 1.</summary>
    public Tensor LargestCount => Tensor.Full([], CategoryCount - 1, Template);

    /// <summary>gⱼ = −pⱼ(1[j ≤ y] − Q(y))/p_y towards aⱼ, with an axis of categories behind the event; 0 at the last category.</summary>
    /// <remarks>Source: [Cong2019] Table 3, through the softmax.</remarks>
    public IReadOnlyList<VariableNabla> VariableNablas => [new(nameof(Logits), Logits, Nabla)];

    /// <inheritdoc/>
    public long SupportSize => ProductSupport.Size(LargestOfComponents());

    /// <summary>The law with logits a, which need not be normalised.</summary>
    /// <param name="logits">[.., batch, event, categories], at least one category.</param>
    /// <exception cref="ArgumentOutOfRangeException">A logit is not finite.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis or no category.</exception>
    public static Categorical FromLogits(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        LogitScale.Check(logits, nameof(logits));
        if (logits.Rank < 2 || logits.Shape[^1] < 1)
        {
            throw new ShapeMismatchException($"Expected logits [.., batch, event, categories] with at least one category, got shape {logits.Shape}.");
        }

        return new Categorical(logits, logits.LogSoftmax());
    }

    /// <summary>The law with positive probabilities, which are normalised.</summary>
    /// <param name="probabilities">[.., batch, event, categories], at least one category.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not positive.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis or no category.</exception>
    public static Categorical FromProbabilities(Tensor probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ParameterRange.Positive(probabilities, nameof(probabilities));
        return FromLogits(probabilities.Log());
    }

    /// <summary>The category with the largest ln p + Gumbel noise: that of <see cref="OneHotCategorical"/> under the same key.</summary>
    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = Noise.Gumbel(run.KeyFor(purpose), [.. run.NoiseShape(Shape), CategoryCount], Template);
        return ((LogProbabilities.StopGradient() + noise).OneHotOfMax() * Indices()).Sum(^1);
    }

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isCategory = IsCategory(value);
        Tensor chosen = (isCategory * LogProbabilities).Sum(^1);
        Tensor isAny = isCategory.Sum(^1);
        return CountSupport.AllAre(isAny, 1) ? chosen : Tensor.Where(isAny, chosen, Tensor.Full([], double.NegativeInfinity, Template));
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isAbove = (Indices() - value.StopGradient().AppendAxes(1)).Step();
        return ((1 - isAbove) * LogProbabilities.StopGradient().Exp()).Sum(^1);
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isAbove = (Indices() - value.StopGradient().AppendAxes(1)).Step();
        return (isAbove * LogProbabilities.StopGradient().Exp()).Sum(^1);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => LogProbabilities.IsTracked ? new Categorical(Logits.StopGradient(), LogProbabilities.StopGradient()) : this;

    /// <summary>All joint values of the components.</summary>
    /// <exception cref="InvalidOperationException">There are more than 2²⁴.</exception>
    Tensor IFiniteSupport.Support() => ProductSupport.Values(LargestOfComponents(), Template);

    private Tensor Nabla(Tensor value)
    {
        Tensor isChosen = IsCategory(value);
        Tensor isUpTo = isChosen.MatMul(Triangle(static (y, j) => j <= y));
        Tensor probabilities = LogProbabilities.Exp();

        // Both tails are sums, so that 1[j ≤ y] − Q(y) has no cancellation, and is exactly 0 at the last category.
        Tensor upper = (probabilities * (1 - isUpTo)).Sum(^1, keepAxis: true);
        Tensor lower = (probabilities * isUpTo).Sum(^1, keepAxis: true);
        Tensor ratios = (LogProbabilities - (isChosen * LogProbabilities).Sum(^1, keepAxis: true)).Exp();
        return ratios * (((1 - isUpTo) * lower) - (isUpTo * upper));
    }

    /// <summary>1 at the category that a value is: [.., event, categories].</summary>
    private Tensor IsCategory(Tensor value) => 1 - (value.AppendAxes(1) - Indices()).Sign().Square();

    private Tensor Indices() => Tensor.Create([.. Enumerable.Range(0, CategoryCount).Select(static k => (double)k)], [CategoryCount]).To(Template.ElementType);

    private Tensor Triangle(Func<int, int, bool> relation)
    {
        int size = CategoryCount;
        double[] elements = [.. Enumerable.Range(0, size * size).Select(i => relation(i / size, i % size) ? 1.0 : 0)];
        return Tensor.Create(elements, [size, size]).To(Template.ElementType);
    }

    private ReadOnlySpan<int> LargestOfComponents() => Enumerable.Repeat(CategoryCount - 1, EventSize).ToArray();
}
