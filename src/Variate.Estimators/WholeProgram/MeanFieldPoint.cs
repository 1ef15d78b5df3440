using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A program with every choice at its mean, given the means of the earlier ones: one pass, which sees no sample.</summary>
/// <param name="Cost">f̄: [leading.., batch..].</param>
/// <param name="Means">μ̄ of every choice: [leading.., batch.., event].</param>
/// <param name="Slopes">∂f̄/∂μ̄ of every choice, through the means of later choices too; none where the rule needs no derivative.</param>
internal sealed record MeanFieldPoint(Tensor Cost, ImmutableArray<Tensor> Means, ImmutableArray<Tensor> Slopes)
{
    /// <summary>Runs the pass beside the sampled choices of the same program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="run">The run at its beginning.</param>
    /// <param name="choices">Those of the hard pass.</param>
    /// <param name="traits">Those of the rule: whether slopes are wanted, and the texts of messages.</param>
    /// <exception cref="EstimatorNotApplicableException">The means lead to other choices than the samples, or a step cut the gradient.</exception>
    internal static MeanFieldPoint Beside(Stochastic<Tensor> program, Run run, ImmutableArray<SignalledChoice> choices, EstimatorTraits traits)
    {
        var means = new List<Tensor>();
        var pass = new ReplacedChoices(traits.Name, (site, at, name) =>
        {
            // A choice is μ̄ + δ with a leaf δ = 0, whose slope is the total derivative in μ̄.
            Tensor mean = MeanOf(site, at, name, traits);
            means.Add(mean.StopGradient().AsLeaf());
            return mean - mean.StopGradient() + means[^1];
        });
        Tensor cost = traits.RequiresDifferentiableCost ? pass.DifferentiableCost(program, run) : pass.Apply(program, run).Base;
        ThrowIfOther(choices, means, traits);
        ImmutableArray<Tensor> slopes = traits.RequiresDifferentiableCost ? Gradient.Of(cost, [.. means]) : [];
        return new MeanFieldPoint(cost.StopGradient(), [.. means.Select(mean => mean.StopGradient())], slopes);
    }

    private static Tensor MeanOf(SampleSite site, Run run, string name, EstimatorTraits traits)
    {
        LawWithMean.Check(site, name, traits);
        return run.Expand(((IMean)site.Distribution).Mean);
    }

    private static void ThrowIfOther(ImmutableArray<SignalledChoice> choices, List<Tensor> means, EstimatorTraits traits)
    {
        IEnumerable<Shape> sampled = choices.Select(choice => choice.Sample.Shape);
        if (!sampled.SequenceEqual(means.Select(mean => mean.Shape)))
        {
            throw new EstimatorNotApplicableException(
                $"{traits.Name}: the program made other choices at the means of its laws than when it was drawn ({means.Count} and {choices.Length}). A rule with one mean-field pass needs a program whose choices are the same for every value. {traits.Advice}");
        }
    }
}
