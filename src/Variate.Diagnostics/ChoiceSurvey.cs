using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>The choices that one draw of a program visits.</summary>
/// <param name="Visits">Those whose gradient an estimator estimates, in the order of the program; more than once under some estimators.</param>
/// <param name="Ruled">The names of those inside a rule of a whole program, which makes them itself.</param>
internal sealed record ChoiceSurvey(ImmutableArray<ChoiceVisit> Visits, ImmutableArray<string> Ruled)
{
    /// <summary>The score function needs nothing of law or cost, and so goes everywhere; a point has no score.</summary>
    private static readonly Candidate Anything = new()
    {
        Name = "survey",
        Override = new EstimatorOverride(static (site, _) =>
            site.Distribution.Support == SupportKind.Point ? new PathwiseEstimator() : new ScoreFunctionEstimator()),
    };

    /// <summary>The choices of a program, whatever their estimators.</summary>
    internal static ChoiceSurvey Of(GradientProblem problem, RandomKey key) => Of(problem, Anything, key);

    /// <summary>The choices of a program under a candidate.</summary>
    /// <exception cref="EstimatorNotApplicableException">An estimator does not fit its choice.</exception>
    internal static ChoiceSurvey Of(GradientProblem problem, Candidate candidate, RandomKey key)
    {
        var visits = new List<ChoiceVisit>();
        EstimateOptions options = candidate.ApplyTo(problem.Options);
        GradientEstimate estimate = problem.Program().Estimate(
            problem.Parameters,
            key.For("survey"),
            options with { DrawCount = 1, Override = WitnessEstimator.Over(options.Override, visits) });
        IEnumerable<string> ruled = estimate.Diagnostics.Visits.Keys.Except(visits.Select(static visit => visit.Name), StringComparer.Ordinal);
        return new ChoiceSurvey([.. visits], [.. ruled]);
    }
}
