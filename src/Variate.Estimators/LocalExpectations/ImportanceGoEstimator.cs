using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums every component of a discrete choice out, with the discrete choices below moved one by one and weighed by importance.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)q(y|z)}[f(z, y)], y = y₁, …, y_V the components of all choices below, in the order of the program.</para>
/// <para>
/// With: the formula of <see cref="RamEstimator"/>, where f(z′) − f(z), for a value z′ that differs from z in one component, becomes
/// D(z′) = w_V (f(z′, y) − f(z, y)) + Σᵥ wᵥ₋₁ ḡᵥ Dᵥ, wᵥ = q(y₁, …, yᵥ | z′)/q(y₁, …, yᵥ | z), ḡᵥ = (Q(yᵥ | z) − Q(yᵥ | z′))/q(yᵥ | z), all given
/// the components before, and Dᵥ the same for yᵥ + 1 in the place of z′. z and y are drawn once.
/// </para>
/// <para>
/// Requires: Bernoulli or one-hot categorical choices; below, choices that are the same for every value, each discrete with independent
/// components and a distribution function, or one-hot. Nothing of f.
/// </para>
/// <para>
/// Bias: none. The weights can have a very large variance where z′ makes other values below likely, and more so with more components below.
/// Choices below are valued by plain samples, whatever their estimators. Cost evaluations: n + 2 for n bits or categories, and 1 for each
/// component below; over choices in sequence they add.
/// </para>
/// <para>
/// Not to be confused with: <see cref="RamEstimator"/>, which holds the noise below and needs no weights; <see cref="LocalExpectationEstimator"/>, which
/// holds the values below and weighs z′ by its conditional; <see cref="NestedGoEstimator"/>, the same differences without weights, at a price.
/// Another way is to change the model: if what follows takes the parameters of z instead of z (z is a leaf), then every estimator of z sees
/// only the cost, and the rest is differentiated ([Cong2019] B.4).
/// </para>
/// <para>
/// Source: [Cong2019] B.3, eq. (24), (25), with the direct term of f and, for deeper programs, its recursion; (36) for the choice itself.
/// </para>
/// </remarks>
public sealed class ImportanceGoEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "go-importance",
        Summary = "Sums every component out, with the discrete choices below moved one by one and weighed by importance.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "n + 2 for n bits or categories, and 1 for each component below",
        Citations = ["Cong2019"],
        Advice = "Its weights are noisy with many components below. Valid here: ram or local-expectation for bits and categories; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        Neighbours.Check(site, name, Traits);
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        var drawn = DrawnBelow.Draw(site, run, rest, Traits);
        ImmutableArray<Tensor> steps = StepsBelow(drawn);
        Estimate below = rest.Sampled(drawn.Sample, run);
        return SummedComponents.Attach(below, site.Distribution, drawn.Sample, values => Difference(drawn, drawn.Replay(values), steps, 0));
    }

    /// <inheritdoc/>
    public override Tensor Forward(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        if (run.IsDryRun)
        {
            DrawnBelow.Draw(site, run, rest, Traits);
        }

        return rest.Forward(site.Distribution.Draw(run), run);
    }

    /// <summary>Dᵥ of every component below, the last choice first: [leading.., batch.., components] for each choice.</summary>
    private static ImmutableArray<Tensor> StepsBelow(DrawnBelow drawn)
    {
        var steps = new Tensor[drawn.Choices.Length];
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            TracedChoice choice = drawn.Choices[i];
            Tensor moved = NextValues.OneByOne(choice.Law, choice.Value, drawn.Name);
            Tensor onlyMoved = moved.Slice(0, 1, moved.Shape[0] - 1);
            steps[i] = Difference(drawn, drawn.ReplayBelow(i, onlyMoved), [.. steps], i + 1);
        }

        return [.. steps];
    }

    /// <summary>D of values along the first axis: [leading.., batch.., values].</summary>
    /// <param name="drawn">z and y.</param>
    /// <param name="replayed">The costs f(z′, y), and the laws under z′.</param>
    /// <param name="steps">Dᵥ of the choices from <paramref name="first"/> on.</param>
    /// <param name="first">The first choice whose law can have changed.</param>
    private static Tensor Difference(
        DrawnBelow drawn, (Tensor Cost, ImmutableArray<TracedChoice> Choices) replayed, ImmutableArray<Tensor> steps, int first)
    {
        var logWeight = Tensor.Full([], 0, replayed.Cost);
        var total = Tensor.Full([], 0, replayed.Cost);
        for (int i = first; i < drawn.Choices.Length; i++)
        {
            var change = ComponentChange.Between(drawn.Choices[i], replayed.Choices[i].Law);
            Tensor before = change.LogRatio.MatMul(StrictlyUpper(change.LogRatio));
            Tensor weights = (before + logWeight.AppendAxes(1)).Exp();
            total += (weights * change.Nabla * steps[i]).Sum(^1);
            logWeight += change.LogRatio.Sum(^1);
        }

        total += logWeight.Exp() * (replayed.Cost - drawn.Cost);
        return total.MarkLeadingAxes(Tensor.NoLeadingAxes).MoveFirstAxisToLast();
    }

    /// <summary>The matrix that sums the components before each one.</summary>
    private static Tensor StrictlyUpper(Tensor components)
    {
        int size = components.Shape[^1];
        double[] elements = new double[size * size];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = i / size < i % size ? 1 : 0;
        }

        return Tensor.Create(elements, [size, size]).To(components.ElementType);
    }
}
