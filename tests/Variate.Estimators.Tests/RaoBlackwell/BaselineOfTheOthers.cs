using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.RaoBlackwell;

/// <summary>A fault: the baseline of every value is the cost at the value that was drawn from the others.</summary>
internal sealed class BaselineOfTheOthers : OneSampleEstimator
{
    public override EstimatorTraits Traits => ScoreFunctionEstimator.StaticTraits;

    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        Estimate below = rest.Sampled(sample, run);
        Tensor costs = below.Base.StopGradient();
        return below.Attach(site.LogProbability(sample), below.Base - costs.Slice(0, costs.Shape[0] - 1, 1));
    }
}
