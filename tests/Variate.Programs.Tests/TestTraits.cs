namespace Variate.Programs.Tests;

/// <summary>The traits of estimators that exist only in tests.</summary>
internal static class TestTraits
{
    internal static EstimatorTraits Of(string name) => new()
    {
        Name = name,
        Summary = "Exists only in tests.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Binary,
        CostEvaluations = "1",
        Citations = [],
        Advice = "Use score-function.",
    };
}
