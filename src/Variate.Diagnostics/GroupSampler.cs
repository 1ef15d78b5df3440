using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Draws independent groups of an estimate, one key each, and keeps moments of the objective (element 0) and of every gradient element.</summary>
/// <remarks>
/// A group is the mean of several draws along a leading axis, which is much cheaper than as many estimates. The variance of one draw is the
/// variance of a group times the draws in it.
/// </remarks>
internal sealed class GroupSampler
{
    private readonly GradientProblem _problem;
    private readonly Candidate _candidate;
    private readonly RandomKey _key;
    private readonly int _drawsPerGroup;
    private readonly double[] _vector;

    internal GroupSampler(GradientProblem problem, Candidate candidate, RandomKey key, int drawsPerGroup)
    {
        _problem = problem;
        _candidate = candidate;
        _key = key;
        _drawsPerGroup = drawsPerGroup;
        _vector = new double[checked((int)problem.Parameters.ElementCount + 1)];
        Moments = new Moments(_vector.Length);
    }

    internal Moments Moments { get; }

    /// <summary>Draws of the whole program so far.</summary>
    internal long DrawCount => Moments.Samples * _drawsPerGroup;

    internal long CostEvaluations { get; private set; }

    internal long SlopeEvaluations { get; private set; }

    /// <summary>What stopped the sampler: its numbers are those of the groups before.</summary>
    internal EstimateOutcome? NonFiniteOutcome { get; private set; }

    /// <summary>The group drawn last: the objective, then every gradient element.</summary>
    internal ReadOnlySpan<double> Last => _vector;

    internal void DrawUntil(long groups)
    {
        while (Moments.Samples < groups && NonFiniteOutcome is null)
        {
            DrawGroup();
        }
    }

    internal void DrawGroup()
    {
        GradientEstimate estimate = _problem.Estimate(_candidate, _key.For((ulong)Moments.Samples), _drawsPerGroup);
        CostEvaluations += estimate.Diagnostics.CostEvaluations;
        SlopeEvaluations += estimate.Diagnostics.SlopeEvaluations;
        if (estimate.Outcome != EstimateOutcome.Succeeded)
        {
            NonFiniteOutcome = estimate.Outcome;
            return;
        }

        _vector[0] = estimate.Objective;
        int next = 1;
        foreach (Tensor gradient in estimate.Gradients)
        {
            gradient.ToImmutableArray().CopyTo(_vector, next);
            next += gradient.ElementCount;
        }

        Moments.Add(_vector);
    }
}
