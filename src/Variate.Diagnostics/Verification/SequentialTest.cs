using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>One verification: draws until a look decides.</summary>
internal sealed class SequentialTest
{
    private readonly GradientProblem _problem;
    private readonly Candidate _candidate;
    private readonly ExactGradient _exact;
    private readonly VerifyOptions _options;
    private readonly ChoiceReach _reach;
    private readonly GroupSampler _sampler;
    private readonly CoordinateTest _test;
    private readonly SpendingPlan _plan;
    private readonly double _tolerance;

    internal SequentialTest(GradientProblem problem, Candidate candidate, ExactGradient exact, RandomKey key, VerifyOptions options)
    {
        _problem = problem;
        _candidate = candidate;
        _exact = exact;
        _options = options;
        _reach = ChoiceReach.Of(problem, candidate, key, options.DrawsPerGroup);
        _sampler = new GroupSampler(problem, candidate, key.For("verify"), options.DrawsPerGroup);
        _test = new CoordinateTest(problem.Parameters, exact, _reach.HasPath, options.IncludesObjective);
        _plan = new SpendingPlan(options, _test.Count);
        _tolerance = Math.Max(options.AbsoluteTolerance, options.RelativeTolerance * exact.LargestElement);
    }

    internal VerificationReport Run()
    {
        for (int look = 0; ; look++)
        {
            bool isLast = look == _plan.LookCount - 1;
            _sampler.DrawUntil(_plan.GroupsAt(look));
            double critical = _plan.CriticalAt(look);
            ImmutableArray<CoordinateCheck> checks = _sampler.NonFiniteOutcome is null ? _test.Check(_sampler.Moments, isLast) : [];
            Verdict verdict = Judge(checks, critical);
            if (isLast || verdict != Verdict.Inconclusive)
            {
                return Report(verdict, checks, critical, look + 1);
            }
        }
    }

    private Verdict Judge(ImmutableArray<CoordinateCheck> checks, double critical)
    {
        if (_sampler.NonFiniteOutcome is not null)
        {
            return Verdict.NonFinite;
        }

        if (checks.Any(check => Math.Abs(check.ZScore) > critical))
        {
            return Verdict.Biased;
        }

        return Within(checks, critical) <= _tolerance ? Verdict.Unbiased : Verdict.Inconclusive;
    }

    /// <summary>The largest |bias| inside the confidence interval of any element of the gradient; the objective has other units.</summary>
    private static double Within(ImmutableArray<CoordinateCheck> checks, double critical)
        => checks.IsEmpty ? double.PositiveInfinity : checks.Where(static check => !check.IsObjective).Max(check => Math.Abs(check.Mean - check.Exact) + (critical * check.StandardError));

    private VerificationReport Report(Verdict verdict, ImmutableArray<CoordinateCheck> checks, double critical, int looks)
    {
        ImmutableArray<string> unreached = verdict == Verdict.Biased ? UnreachedChoices() : [];
        CoordinateCheck? worst = checks.MaxBy(static check => Math.Abs(check.ZScore));
        return new VerificationReport
        {
            Problem = _problem.Name,
            Estimator = _candidate.Name,
            ExactMethod = _exact.Method,
            Verdict = unreached.IsEmpty ? verdict : Verdict.NoGradientReachesChoice,
            UnreachedChoices = unreached,
            Within = Within(checks, critical),
            Tolerance = _tolerance,
            Worst = worst,
            BiasHalfWidth = critical * worst?.StandardError,
            CriticalZ = critical,
            FalseAlarmRate = _options.FalseAlarmRate,
            DrawCount = _sampler.DrawCount,
            LookCount = looks,
            CostEvaluationsPerDraw = (double)_sampler.CostEvaluations / Math.Max(1, _sampler.DrawCount),
            Coordinates = checks,
        };
    }

    /// <summary>
    /// Only of an estimate that was rejected, so that naming choices raises no false alarms of its own: an estimator may reach a law by other
    /// tensors than those looked at. Where the exact method knows which choices matter, only those are named.
    /// </summary>
    private ImmutableArray<string> UnreachedChoices()
        => [.. _reach.Unreached.Where(name => _exact.ReachedChoices is not { } mattering || mattering.Contains(name, StringComparer.Ordinal))];
}
