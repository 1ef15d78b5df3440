using System.Diagnostics;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums every component out, with the values of everything else held, weighted by its conditional given them.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z, y)], y the choices below.</para>
/// <para>With: Σᵢ Σ_v q(zᵢ = v | z∖ᵢ, y) f(zᵢ = v, y) ∇θ ln q(zᵢ = v; θ), z and y drawn once.</para>
/// <para>
/// Requires: Bernoulli or one-hot categorical choices, and a program whose choices below are the same for every value. Nothing of f.
/// </para>
/// <para>
/// Bias: none. Choices below are valued by plain samples, whatever their estimators. Cost evaluations: n + 2 for n bits, or
/// for n categories of all variables; over choices in sequence they add. Also known as: LEG.
/// </para>
/// <para>
/// Price: values that differ in one bit go through linear maps, and a Bernoulli log-probability straight after, as one row of the weights
/// each; every other operation meets all n + 1 values.
/// </para>
/// <para>
/// Not to be confused with: <see cref="RamEstimator"/>, which holds the noise below instead of the values. They agree where nothing follows;
/// otherwise either may have the lower variance.
/// </para>
/// <para>Source: [Titsias2015]; in the notation of [Tokui2017] §6.3.</para>
/// </remarks>
public sealed class LocalExpectationEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "local-expectation",
        Summary = "Sums every component out by its conditional, with the values of everything else held.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "n + 2 for n bits, or n categories of all variables",
        Citations = ["Titsias2015", "Tokui2017"],
        Advice = "It evaluates the cost once a component, cheaply where an affine map and a Bernoulli log-probability follow. Valid for any law: score-function, leave-one-out.",
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
        Tensor sample = site.Distribution.Draw(run);
        RecordedCost drawn = rest.Record(sample, run);
        Estimate below = rest.Sampled(sample, run);
        return site.Distribution switch
        {
            Bernoulli law => below.Attach(law.Logits, OfBits(law, sample, drawn, run, rest)),
            OneHotCategorical law => below.Attach(law.LogProbabilities, OfCategories(law, sample, drawn, run, rest)),
            _ => throw new UnreachableException(),
        };
    }

    private static Tensor OfBits(Bernoulli law, Tensor sample, RecordedCost drawn, Run run, Rest rest)
    {
        // Without the sample in front, whose cost and conditional are known.
        Tensor flips = Neighbours.Flipped(sample).Slice(0, 1, sample.Shape[^1]);
        RecordedCost flipped = rest.Replay(flips, Neighbours.Along(flips, run), drawn.Trace);

        // Each branch has its own conditional: what is below is likelier under one value than under the other.
        Tensor conditional = (flipped.LogProbability! - drawn.LogProbability!).Sigmoid().MoveFirstAxisToLast();
        Tensor mean = law.Logits.StopGradient().Sigmoid();
        Tensor ofFlip = conditional * flipped.Cost.MoveFirstAxisToLast() * (1 - sample - mean);
        Tensor ofSample = (1 - conditional) * drawn.Cost.AppendAxes(1) * (sample - mean);
        return ofFlip + ofSample;
    }

    private static Tensor OfCategories(OneHotCategorical law, Tensor sample, RecordedCost drawn, Run run, Rest rest)
    {
        Tensor categories = CategoryNeighbours.All(law, sample);
        RecordedCost replayed = rest.Replay(categories, Neighbours.Along(categories, run), drawn.Trace);
        Tensor conditional = law.PerVariable(replayed.LogProbability!.MoveFirstAxisToLast()).Softmax();
        return CategoryNeighbours.Joined(conditional * law.PerVariable(replayed.Cost.MoveFirstAxisToLast()));
    }
}
