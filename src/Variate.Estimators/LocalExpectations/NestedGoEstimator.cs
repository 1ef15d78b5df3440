using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums every component of a discrete choice out, with all sets of components below moved, and no importance weights.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)q(y|z)}[f(z, y)], y = y₁, …, y_V the components of all choices below, in the order of the program.</para>
/// <para>
/// With: the formula of <see cref="RamEstimator"/>, where f(z′) − f(z), for a value z′ that differs from z in one component, becomes
/// A(y, V) − f(z, y): A(y, 0) = f(z′, y), A(y, v) = ḡᵥ Dᵥ[A(y, v − 1)] + A(y, v − 1), Dᵥ the difference from yᵥ to yᵥ + 1. Written out it is the sum over
/// all sets T of components of Π_{v ∈ T} ḡᵥ Π_{v ∉ T} (1 − ḡᵥ) f(z′, y moved in T), which is what is computed: there ḡᵥ may look at the moved
/// values of earlier choices, so it also holds for several choices below. z and y are drawn once.
/// </para>
/// <para>
/// Requires: Bernoulli or one-hot categorical choices; below, choices that are the same for every value, each discrete with independent
/// components and a distribution function, or one-hot, and few of them. Nothing of f.
/// </para>
/// <para>
/// Bias: none. Cost evaluations: n 2ⱽ + 2 for n bits or categories with V components below, not V as a first reading of the paper suggests: for
/// bits below, <see cref="EnumerationEstimator"/> below has the same price and no variance. It is here to be compared with. Choices below are
/// valued by plain samples, whatever their estimators.
/// </para>
/// <para>Not to be confused with: <see cref="ImportanceGoEstimator"/>, which moves one component below at a time and needs weights.</para>
/// <para>Source: [Cong2019] B.2, eq. (23), with f at z′; (36) for the choice itself.</para>
/// </remarks>
public sealed class NestedGoEstimator : Estimator
{
    private readonly int _largestEvaluations;

    /// <summary>The estimator with a limit.</summary>
    /// <param name="largestEvaluations">The most evaluations of the cost that it will make for one choice, at least 1.</param>
    public NestedGoEstimator(int largestEvaluations = 65536)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largestEvaluations, 1);
        _largestEvaluations = largestEvaluations;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "go-nested",
        Summary = "Sums every component out, with all sets of components of the discrete choices below moved: for few of them.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "n 2^V + 2 for n bits or categories with V components below",
        Citations = ["Cong2019"],
        Advice = "Valid here: ram or local-expectation for bits and categories; score-function or leave-one-out for any.",
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
        DrawnBelow drawn = Draw(site, run, rest);
        Estimate below = rest.Sampled(drawn.Sample, run);
        return SummedComponents.Attach(below, site.Distribution, drawn.Sample, values => Difference(drawn, values));
    }

    /// <inheritdoc/>
    public override Tensor Forward(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        if (run.IsDryRun)
        {
            Draw(site, run, rest);
        }

        return rest.Forward(site.Distribution.Draw(run), run);
    }

    private DrawnBelow Draw(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        var drawn = DrawnBelow.Draw(site, run, rest, Traits);
        double evaluations = site.Distribution.EventSize * Math.Pow(2, drawn.Choices.Sum(static choice => ComponentCount(choice.Law)));
        return evaluations <= _largestEvaluations
            ? drawn
            : throw new EstimatorNotApplicableException(
                $"{drawn.Name}: {Traits.Name} would evaluate the cost {evaluations} times, more than its limit of {_largestEvaluations}. {Traits.Advice}");
    }

    /// <summary>A(y, V) − f(z, y) of values along the first axis: [leading.., batch.., values].</summary>
    private static Tensor Difference(DrawnBelow drawn, Tensor values)
    {
        ImmutableArray<TracedChoice> choices = drawn.Choices;
        Run run = Neighbours.Along(values, drawn.Run);
        Trace moved = drawn.Trace;
        var sets = new Tensor[choices.Length];
        for (int i = 0; i < sets.Length; i++)
        {
            sets[i] = Sets(choices[i], i, values.Rank);
            run = run.With(new Axis(sets[i].Shape[0], AxisKind.Branches, SharesNoise: true));
            Tensor next = NextValues.Of(choices[i].Law, choices[i].Value, drawn.Name);
            moved = moved.With(i, choices[i].Value + (Entries(choices[i].Law, sets[i]) * (next - choices[i].Value)));
        }

        RecordedCost replayed = drawn.Rest.Replay(values, run, moved);
        Tensor total = replayed.Cost;
        for (int i = 0; i < sets.Length; i++)
        {
            Tensor nabla = ComponentChange.Between(choices[i], replayed.Trace.Choices[i].Law.StopGradient()).Nabla;
            total *= Product(1 - nabla + (sets[i] * Tensor.Affine(nabla, 2, -1)));
        }

        for (int i = 0; i < sets.Length; i++)
        {
            total = total.SumAxis(0);
        }

        return (total - drawn.Cost).MarkLeadingAxes(Tensor.NoLeadingAxes).MoveFirstAxisToLast();
    }

    private static int ComponentCount(Distribution law) => law is OneHotCategorical categories ? categories.VariableCount : law.EventSize;

    /// <summary>[.., components] to the entries of the event: all those of a categorical variable move together.</summary>
    private static Tensor Entries(Distribution law, Tensor components)
        => law is OneHotCategorical categories
            ? CategoryNeighbours.Joined(components.AppendAxes(1).BroadcastTo([.. components.Shape, categories.CategoryCount]))
            : components;

    /// <summary>All sets of components of a choice, as 0 and 1: [sets, 1 for each axis of the run, components].</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="before">The number of choices before it, whose sets are on axes behind.</param>
    /// <param name="rank">The rank of the values of the choice above.</param>
    private static Tensor Sets(TracedChoice choice, int before, int rank)
    {
        int size = ComponentCount(choice.Law);
        double[] elements = new double[(1 << size) * size];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = ((i / size) >> (i % size)) & 1;
        }

        Shape shape = new Shape().PadLeft(rank + before + 1).With(0, 1 << size).With(^1, size);
        return Tensor.Create(elements, shape).To(choice.Value.ElementType);
    }

    /// <summary>Over the last axis: the factors may be negative.</summary>
    private static Tensor Product(Tensor factors)
    {
        Tensor product = factors.Slice(^1, 0, 1);
        for (int i = 1; i < factors.Shape[^1]; i++)
        {
            product *= factors.Slice(^1, i, 1);
        }

        return product.Sum(^1);
    }
}
