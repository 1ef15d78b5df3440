using Variate.Estimators;
using Variate.Programs;

namespace Variate.EstimatorBenchmark;

/// <summary>An estimator of bits under its name in the table.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Estimator">What is timed.</param>
/// <param name="SampleCount">The samples of a run from which it takes its baselines.</param>
internal sealed record Contestant(string Name, Estimator Estimator, int SampleCount = 1)
{
    private const double Temperature = 0.1;

    /// <summary>The one to which the others are compared.</summary>
    internal static Contestant Yardstick { get; } = new("score-function", new ScoreFunctionEstimator());

    internal static IReadOnlyList<Contestant> Others { get; } =
    [
        new("moving average", new ScoreFunctionEstimator(new MovingAverageBaseline())),
        new("straight-through", new StraightThroughEstimator()),
        new("straight-through-gumbel", new StraightThroughGumbelEstimator(Estimators.Temperature.Fixed(Temperature))),
        new("concrete", new ConcreteEstimator(Estimators.Temperature.Fixed(Temperature))),
        new("self-baseline", new SelfBaselineEstimator()),
        new("leave-one-out of 2", new LeaveOneOutEstimator(2)),
        new("run-leave-one-out of 2", new RunLeaveOneOutEstimator(), SampleCount: 2),
        new("muprop", new MuPropEstimator()),
        new("rebar", new RebarEstimator(Estimators.Temperature.Fixed(Temperature))),
        new("ram", new RamEstimator()),
        new("go", new GoEstimator()),
        new("local-expectation", new LocalExpectationEstimator()),
    ];
}
