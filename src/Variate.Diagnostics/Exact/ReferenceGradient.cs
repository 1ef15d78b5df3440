using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>The mean of many draws of an estimator that the user trusts: not exact, and its standard error enters every comparison.</summary>
public sealed class ReferenceGradient : ExactGradientMethod
{
    private readonly Candidate _trusted;
    private readonly long _drawCount;
    private readonly int _drawsPerGroup;

    /// <summary>The reference by an estimator.</summary>
    /// <param name="trusted">Unbiased by its traits, at every choice.</param>
    /// <param name="drawCount">Draws of the whole program, at least two groups.</param>
    /// <param name="drawsPerGroup">Draws in one estimate; the standard error is taken over these groups.</param>
    public ReferenceGradient(Candidate trusted, long drawCount = 1 << 18, int drawsPerGroup = 256)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        ArgumentOutOfRangeException.ThrowIfLessThan(drawsPerGroup, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(drawCount, 2L * drawsPerGroup);
        _trusted = trusted;
        _drawCount = drawCount;
        _drawsPerGroup = drawsPerGroup;
    }

    /// <inheritdoc/>
    public override ExactGradient Compute(GradientProblem problem, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using DetachedParameters detached = problem.Detach();
        ThrowIfBiased(problem, key);
        var sampler = new GroupSampler(problem, _trusted, key.For("reference"), _drawsPerGroup);
        sampler.DrawUntil((_drawCount + _drawsPerGroup - 1) / _drawsPerGroup);
        if (sampler.NonFiniteOutcome is { } outcome)
        {
            throw new NoExactGradientException($"The reference '{_trusted.Name}' gave {outcome}.");
        }

        Moments moments = sampler.Moments;
        return new ExactGradient
        {
            Method = FormattableString.Invariant($"reference: {_trusted.Name}, {sampler.DrawCount} draws"),
            Objective = moments.Mean(0),
            ObjectiveStandardError = moments.StandardError(0),
            Elements = [.. Enumerable.Range(1, moments.Count - 1).Select(moments.Mean)],
            StandardErrors = [.. Enumerable.Range(1, moments.Count - 1).Select(moments.StandardError)],
        };
    }

    private void ThrowIfBiased(GradientProblem problem, RandomKey key)
    {
        EstimatorTraits? biased = ChoiceSurvey.Of(problem, _trusted, key).Visits.FirstOrDefault(static visit => !visit.Traits.IsUnbiased)?.Traits;
        if (biased is not null)
        {
            throw new NoExactGradientException($"{biased.Name} is biased by its traits: it cannot be the reference. Use an unbiased estimator.");
        }
    }
}
