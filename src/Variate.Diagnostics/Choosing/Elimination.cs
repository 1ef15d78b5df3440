using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Rounds of measurement, after each of which the clearly worse candidates are dropped.</summary>
internal sealed class Elimination
{
    // Of the difference of two scores: a good candidate is dropped by chance about once in a thousand comparisons.
    private const double NoiseFactor = 3;

    // Below this a variance has no standard error worth the name.
    private const int FewestGroups = 16;

    private readonly GradientProblem _problem;
    private readonly ChooseOptions _options;
    private readonly List<Contender> _left = [];
    private readonly List<(Contender Contender, int Round)> _dropped = [];
    private readonly List<Refusal> _refused = [];

    internal Elimination(
        GradientProblem problem, ImmutableArray<Candidate> candidates, ImmutableArray<Refusal> omitted, RandomKey key, ChooseOptions options)
    {
        _problem = problem;
        _options = options;
        _refused.AddRange(omitted);
        foreach (Candidate candidate in candidates)
        {
            Admit(candidate, key);
        }
    }

    private IEnumerable<Contender> Measured => _left.Concat(_dropped.Select(static pair => pair.Contender));

    private long Spent => Measured.Sum(static contender => contender.Spent);

    internal (Candidate Chosen, ChoiceReport Report) Run()
    {
        MeasureAll(static _ => FewestGroups);
        ThrowIfNoneIsUnbiased();
        int rounds = 1;
        Drop(rounds);
        while (_left.Count > 1 && Spent < _options.Budget)
        {
            // Each candidate left gets as much again as all have had on average, but no more than its share of what remains.
            long share = Math.Max(1, Math.Min(Spent, _options.Budget - Spent) / _left.Count);
            MeasureAll(contender => contender.GroupCount + Math.Max(1, share * contender.GroupCount / Math.Max(1, contender.Spent)));
            ThrowIfNoneIsUnbiased();
            rounds++;
            Drop(rounds);
        }

        return Decide(rounds);
    }

    /// <summary>The refusal of a candidate is an entry of the report: this is the place where it becomes data.</summary>
    private void Admit(Candidate candidate, RandomKey key)
    {
        try
        {
            var contender = new Contender(_problem, candidate, key, _options.DrawsPerGroup);
            if (contender.ClaimsUnbiased || _options.AllowsBiased)
            {
                _left.Add(contender);
            }
            else
            {
                _refused.Add(new Refusal(candidate.Name, "It is biased, and biased estimators were not asked for."));
            }
        }
        catch (EstimatorNotApplicableException refused)
        {
            _refused.Add(new Refusal(candidate.Name, refused.Message));
        }
    }

    private void MeasureAll(Func<Contender, long> groups)
    {
        foreach (Contender contender in _left.ToArray())
        {
            contender.DrawUntil(groups(contender));
            if (contender.NonFiniteOutcome is { } outcome)
            {
                _left.Remove(contender);
                _refused.Add(new Refusal(contender.Candidate.Name, $"It gave {outcome}."));
            }
        }
    }

    /// <summary>The bias of the others is measured against an unbiased candidate, so there must be one.</summary>
    private void ThrowIfNoneIsUnbiased()
    {
        if (!Measured.Any(static contender => contender.ClaimsUnbiased))
        {
            string reasons = string.Join(" ", _refused.Select(static refusal => $"{refusal.Estimator}: {refusal.Reason}"));
            throw new EstimatorNotApplicableException($"No unbiased candidate fits the program '{_problem.Name}'. {reasons}");
        }
    }

    private void Drop(int round)
    {
        var scoring = new Scoring([.. Measured]);
        CandidateScore best = _left.Select(scoring.Of).MinBy(static score => score.Score)!;
        foreach (Contender contender in _left.Where(contender => IsAbove(scoring.Of(contender), best)).ToArray())
        {
            _left.Remove(contender);
            _dropped.Add((contender, round));
        }
    }

    private static bool IsAbove(CandidateScore score, CandidateScore best)
    {
        double noise = Math.Sqrt((score.ScoreStandardError * score.ScoreStandardError) + (best.ScoreStandardError * best.ScoreStandardError));
        return score.Score - best.Score > NoiseFactor * noise;
    }

    private (Candidate Chosen, ChoiceReport Report) Decide(int rounds)
    {
        var scoring = new Scoring([.. Measured]);
        CandidateScore[] left = [.. _left.Select(scoring.Of).OrderBy(static score => score.Score).ThenBy(static score => score.Price)];
        CandidateScore[] dropped = [.. _dropped.Select(pair => scoring.Of(pair.Contender) with { DroppedInRound = pair.Round })];
        CandidateScore? incumbent = left.FirstOrDefault(score => string.Equals(score.Estimator, _options.Incumbent, StringComparison.Ordinal));
        CandidateScore chosen = incumbent ?? left[0];
        CandidateScore[] scores = [.. left, .. dropped.OrderBy(static score => score.Score)];
        ChoiceReason reason = scores.Length == 1
            ? ChoiceReason.OnlyCandidate
            : incumbent is not null && left.Length > 1
                ? ChoiceReason.IncumbentKept
                : chosen.Score == 0
                    ? ChoiceReason.WithoutNoise
                    : left.Length == 1 ? ChoiceReason.ClearlyBest : ChoiceReason.BestWithinNoise;
        var report = new ChoiceReport
        {
            Problem = _problem.Name,
            Chosen = chosen.Estimator,
            Reason = reason,
            RunnerUp = scores.FirstOrDefault(score => !ReferenceEquals(score, chosen))?.Estimator,
            Scores = [.. scores],
            Refused = [.. _refused],
            Spent = Spent,
            RoundCount = rounds,
        };
        return (_left.First(contender => string.Equals(contender.Candidate.Name, chosen.Estimator, StringComparison.Ordinal)).Candidate, report);
    }
}
