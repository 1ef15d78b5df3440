using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>The score function with a planted fault: the statistical tests must see it.</summary>
internal sealed class FaultyEstimator(FaultyEstimator.Fault fault) : OneSampleEstimator
{
    internal enum Fault
    {
        /// <summary>No fault: the control of the experiment.</summary>
        None,

        /// <summary>The score term is missing.</summary>
        DropsTheScore,

        /// <summary>The gradient of a control variate's cost flows into the parameters of the cost.</summary>
        LeaksIntoTheModel,
    }

    public override EstimatorTraits Traits { get; } = TestTraits.Of("faulty");

    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        Estimate below = rest.Sampled(sample, run);
        if (fault == Fault.LeaksIntoTheModel)
        {
            Tensor leaf = run.Expand(((IMean)site.Distribution).Mean.StopGradient()).AsLeaf();
            Tensor cost = rest.Mean(leaf, run, isDifferentiable: true).Cost;
            below = below with { Base = below.Base + cost - cost.StopGradient() };
        }

        return fault == Fault.DropsTheScore ? below : below.Attach(site.LogProbability(sample), below.Base);
    }
}
