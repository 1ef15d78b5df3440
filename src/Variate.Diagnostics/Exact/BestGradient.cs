using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>The exact gradient, or the best that can be had.</summary>
internal static class BestGradient
{
    private const int PilotGroups = 16;
    private const int PilotDraws = 64;

    /// <summary>By the problem's method; where that does not apply, by the best unbiased candidate.</summary>
    /// <exception cref="NoExactGradientException">No candidate serves either.</exception>
    internal static ExactGradient Of(GradientProblem problem, ImmutableArray<Candidate> candidates, RandomKey key, long referenceDraws)
    {
        try
        {
            return problem.ExactMethod.Compute(problem, key.For("truth"));
        }
        catch (NoExactGradientException none)
        {
            // A comparison can do without: the report names the reference that stands in.
            Candidate trusted = candidates
                .Select(candidate => (Candidate: candidate, Pilot: Pilot(problem, candidate, key.For("pilot"))))
                .Where(static pair => pair.Pilot is not null)
                .MinBy(static pair => pair.Pilot).Candidate
                ?? throw new NoExactGradientException($"{none.Message} No unbiased candidate fits the program either.", none);
            return new ReferenceGradient(trusted, referenceDraws).Compute(problem, key.For("truth"));
        }
    }

    /// <summary>Variance × price of an unbiased candidate; null for one that is biased or does not fit.</summary>
    private static double? Pilot(GradientProblem problem, Candidate candidate, RandomKey key)
    {
        try
        {
            var survey = ChoiceSurvey.Of(problem, candidate, key);
            var sampler = new GroupSampler(problem, candidate, key, PilotDraws);
            sampler.DrawUntil(PilotGroups);
            double trace = Enumerable.Range(1, sampler.Moments.Count - 1).Sum(sampler.Moments.Variance);
            return survey.Visits.All(static visit => visit.Traits.IsUnbiased) && sampler.NonFiniteOutcome is null
                ? trace * (sampler.CostEvaluations + sampler.SlopeEvaluations)
                : null;
        }
        catch (EstimatorNotApplicableException)
        {
            // Its refusal is reported where it is measured.
            return null;
        }
    }
}
