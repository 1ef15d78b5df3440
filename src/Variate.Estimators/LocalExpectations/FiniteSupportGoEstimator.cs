using System.Diagnostics;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums every component out over its finitely many values, with the noise of everything else held.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: Σᵢ Σ_{y&lt;Nᵢ} −∇θ Q(zᵢ = y; θ)(f(zᵢ = y + 1) − f(zᵢ = y)), z ~ q, Q the distribution function, Nᵢ the largest value of component i. By
/// Abel's summation it is Σᵢ Σ_y ∇θ q(zᵢ = y; θ)(f(zᵢ = y) − f(z)), which is what is computed: no difference of two ∇Q has to cancel.
/// </para>
/// <para>
/// Requires: independent components with finitely many values (Bernoulli, binomial, categorical, one-hot), and not more
/// cost evaluations than a limit. Nothing of f.
/// </para>
/// <para>
/// Bias: none; of lower variance than the one-sample form: use it where it exists. Choices below draw the same noise for all values. Cost evaluations:
/// N(n + 1) + 1 for n components of N + 1 values, so n + 2 for n bits; n + 1 for n one-hot categories of all variables; over choices in
/// sequence they add.
/// </para>
/// <para>
/// Price: values that differ in one component go through linear maps, and a Bernoulli log-probability straight after, as one row of the weights
/// each; every other operation meets all n + 1 values, N times.
/// </para>
/// <para>
/// Not to be confused with: <see cref="GoEstimator"/>, the one-sample form, eq. (9). For bits and one-hot categories it is the number of
/// <see cref="RamEstimator"/>, which knows no other laws.
/// </para>
/// <para>Source: [Cong2019] eq. (33) to (36).</para>
/// </remarks>
public sealed class FiniteSupportGoEstimator : Estimator
{
    private readonly int _largestEvaluations;

    /// <summary>The estimator with a limit.</summary>
    /// <param name="largestEvaluations">The most evaluations of the cost that it will make for one choice, at least 1.</param>
    public FiniteSupportGoEstimator(int largestEvaluations = 65536)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largestEvaluations, 1);
        _largestEvaluations = largestEvaluations;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "go-finite-support",
        Summary = "Sums every component out over its finitely many values, with the noise of everything else held.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories | SupportKind.BoundedCount,
        CostEvaluations = "N(n + 1) + 1 for n components of N + 1 values, n + 1 for n one-hot categories of all variables",
        Citations = ["Cong2019"],
        Advice = "It evaluates the cost at every value of every component. Valid here: go for counts without a largest one; pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        long evaluations = site.Distribution switch
        {
            OneHotCategorical law => law.EventSize + 1L,
            ComponentwiseDistribution and IBoundedCounts law => (LargestOf(law) * (site.Distribution.EventSize + 1L)) + 1,
            _ => throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} takes OneHotCategorical and the laws with a largest count, got {site.Distribution.GetType().Name}. {Traits.Advice}"),
        };
        if (evaluations > _largestEvaluations)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} would evaluate the cost {evaluations} times, more than its limit of {_largestEvaluations}. Use go or leave-one-out, or raise the limit.");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor sample = site.Distribution.Draw(run);
        Estimate below = rest.Sampled(sample, run);
        return site.Distribution switch
        {
            OneHotCategorical law => below.Attach(law.Mean, CategoryNeighbours.CentredCosts(law, sample, run, rest)),
            ComponentwiseDistribution law => OfCounts(below, law, sample, run, rest),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>For every shift of a component along its values, in a circle: q at the shifted value moves with the difference of the cost.</summary>
    private static Estimate OfCounts(Estimate below, ComponentwiseDistribution law, Tensor sample, Run run, Rest rest)
    {
        var bounded = (IBoundedCounts)law;
        Tensor largest = bounded.LargestCount;
        long shifts = LargestOf(bounded);
        for (int shift = 1; shift <= shifts; shift++)
        {
            Tensor shifted = sample + shift;
            Tensor inCircle = shifted - ((shifted - largest).Step() * (largest + 1));

            // A component with fewer values than others has come round: it stays, and its difference is 0.
            Tensor isDone = (shift - largest).Step();
            var value = Tensor.Where(isDone, sample, inCircle);
            Tensor differences = Neighbours.Differences(Tensor.OneComponentChanges(sample, value), run, rest);
            below = below.Attach(law.ComponentLogProbability(value).Exp(), differences);
        }

        return below;
    }

    private static long LargestOf(IBoundedCounts law)
    {
        double largest = 0;
        for (int i = 0; i < law.LargestCount.ElementCount; i++)
        {
            largest = Math.Max(largest, law.LargestCount.ElementAt(i));
        }

        return (long)largest;
    }
}
