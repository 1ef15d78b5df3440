using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Another estimator, and a note of every choice that it was applied to.</summary>
internal sealed class WitnessEstimator(Estimator inner, ICollection<ChoiceVisit> visits) : Estimator
{
    public override EstimatorTraits Traits => inner.Traits;

    public override bool KeepsLogProbabilityLive => inner.KeepsLogProbabilityLive;

    /// <summary>The replacement of every estimator by itself and a note.</summary>
    internal static EstimatorOverride Over(EstimatorOverride? first, ICollection<ChoiceVisit> visits)
    {
        var witness = new EstimatorOverride((_, own) => own is null ? null : new WitnessEstimator(own, visits));
        return first is null ? witness : first.Then(witness);
    }

    public override void Check(SampleSite site, string name) => inner.Check(site, name);

    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        visits.Add(new ChoiceVisit(site.NameAt(run), site.Distribution, Traits));
        return inner.Apply(site, run, rest);
    }

    public override Tensor Forward(SampleSite site, Run run, Rest rest) => inner.Forward(site, run, rest);
}
