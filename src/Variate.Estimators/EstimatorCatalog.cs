using System.Collections.Immutable;
using Variate.Programs;

namespace Variate.Estimators;

/// <summary>Every estimator's traits: what errors, documentation, the command line and the contract tests read.</summary>
public static class EstimatorCatalog
{
    /// <summary>One row an estimator.</summary>
    public static ImmutableArray<EstimatorTraits> All { get; } =
    [
        ScoreFunctionEstimator.StaticTraits,
        LeaveOneOutEstimator.StaticTraits,
        RunLeaveOneOutEstimator.StaticTraits,
        SelfBaselineEstimator.StaticTraits,
        NvilEstimator.StaticTraits,
        OptimalBaselineEstimator.StaticTraits,
        EnumerationEstimator.StaticTraits,
        RamEstimator.StaticTraits,
        LocalExpectationEstimator.StaticTraits,
        GoEstimator.StaticTraits,
        FiniteSupportGoEstimator.StaticTraits,
        ImportanceGoEstimator.StaticTraits,
        NestedGoEstimator.StaticTraits,
        RaoBlackwellEstimator.StaticTraits,
        PathwiseEstimator.StaticTraits,
        GRepEstimator.StaticTraits,
        RsviEstimator.StaticTraits,
        MeasureValuedEstimator.StaticTraits,
        ConcreteEstimator.StaticTraits,
        StraightThroughEstimator.StaticTraits,
        StraightThroughGumbelEstimator.StaticTraits,
        SimpleMuPropEstimator.StaticTraits,
        MuPropEstimator.StaticTraits,
        RebarEstimator.StaticTraits,
        QFunctionRebarEstimator.StaticTraits,
        RelaxEstimator.StaticTraits,
        LaxEstimator.StaticTraits,
    ];
}
