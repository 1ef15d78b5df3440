using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>A candidate in a choice, with what was measured of it so far.</summary>
internal sealed class Contender
{
    private readonly GroupSampler _sampler;
    private readonly PairVariance _variance;

    /// <exception cref="EstimatorNotApplicableException">The candidate does not fit the program.</exception>
    internal Contender(GradientProblem problem, Candidate candidate, RandomKey key, int drawsPerGroup)
    {
        Candidate = candidate;
        DrawsPerGroup = drawsPerGroup;
        ClaimsUnbiased = ChoiceSurvey.Of(problem, candidate, key).Visits.All(static visit => visit.Traits.IsUnbiased);
        _sampler = new GroupSampler(problem, candidate, key.For("measure"), drawsPerGroup);
        _variance = new PairVariance(GradientPart.All(problem.Parameters), _sampler.Moments.Count);
    }

    internal Candidate Candidate { get; }

    internal bool ClaimsUnbiased { get; }

    internal int DrawsPerGroup { get; }

    internal Moments Moments => _sampler.Moments;

    internal long GroupCount => _sampler.Moments.Samples;

    internal long DrawCount => _sampler.DrawCount;

    internal EstimateOutcome? NonFiniteOutcome => _sampler.NonFiniteOutcome;

    /// <summary>Evaluations of cost and slope so far, per datum.</summary>
    internal long Spent => _sampler.CostEvaluations + _sampler.SlopeEvaluations;

    /// <summary>The standard error of the variance of one draw, summed over elements.</summary>
    internal double StandardErrorOfVariance => _variance.StandardError * DrawsPerGroup;

    internal void DrawUntil(long groups)
    {
        while (GroupCount < groups && NonFiniteOutcome is null)
        {
            _sampler.DrawGroup();
            if (NonFiniteOutcome is null)
            {
                _variance.Add(_sampler.Last);
            }
        }
    }
}
