using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>The score function with the cost's linear expansion at the mean as control variate: [Gu2016] eq. (5).</summary>
/// <remarks>Exercises <see cref="Rest.Mean"/>.</remarks>
internal sealed class MeanExpansionEstimator : OneSampleEstimator
{
    public override EstimatorTraits Traits { get; } = TestTraits.Of("mean-expansion");

    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        Tensor mean = ((IMean)site.Distribution).Mean;
        Tensor leaf = run.Expand(mean.StopGradient()).AsLeaf();
        (Tensor cost, Tensor slope) = rest.Mean(leaf, run, isDifferentiable: false);
        Tensor expansion = cost + (slope * (sample - leaf.StopGradient())).Sum(^1);

        Estimate below = rest.Sampled(sample, run);
        Tensor score = site.LogProbability(sample);
        return below.Attach(score, below.Base).AttachControl(score, -expansion).AttachControl(mean, slope);
    }
}
