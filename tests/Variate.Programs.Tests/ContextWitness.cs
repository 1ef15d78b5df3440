using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>The score function, which keeps what it saw.</summary>
internal sealed class ContextWitness : OneSampleEstimator
{
    private readonly ScoreFunctionEstimator _score = new();

    public override EstimatorTraits Traits => _score.Traits;

    internal Tensor? Seen { get; private set; }

    internal Tensor? Sample { get; private set; }

    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        Seen = run.Context;
        Sample = sample;
        return _score.ApplyAt(site, run, sample, rest);
    }
}
