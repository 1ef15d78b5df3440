using Variate.Programs;

namespace Variate.Diagnostics.Tests;

/// <summary>An estimator made of a function, to plant faults with.</summary>
internal sealed class FaultyEstimator(Func<SampleSite, Run, Rest, Estimate> apply) : Estimator
{
    public override EstimatorTraits Traits { get; } = new()
    {
        Name = "faulty",
        Summary = "Wrong on purpose, and says that it is right.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "1",
        Citations = [],
        Advice = "None.",
    };

    public override Estimate Apply(SampleSite site, Run run, Rest rest) => apply(site, run, rest);
}
