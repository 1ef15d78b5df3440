using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Another estimator under a type that no check knows, to show what the check is for.</summary>
internal sealed class Disguised(OneSampleEstimator inner) : OneSampleEstimator
{
    public override EstimatorTraits Traits => inner.Traits;

    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest) => inner.ApplyAt(site, run, sample, rest);
}
