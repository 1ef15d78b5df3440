namespace Variate.Estimators;

/// <summary>How many joint values of a choice are summed, and how many of the others are drawn.</summary>
/// <remarks>Source: [Liu2019] §3, eq. (19) and (21).</remarks>
public sealed class SummedValues
{
    private readonly int? _summed;
    private readonly int _evaluations;

    private SummedValues(int? summed, int evaluations)
    {
        _summed = summed;
        _evaluations = evaluations;
    }

    /// <summary>k values for every datum, and <paramref name="drawCount"/> of the others, averaged.</summary>
    /// <param name="summed">k, from 0; all values when there are no more.</param>
    /// <param name="drawCount">Independent draws from the others, at least 1.</param>
    public static SummedValues Fixed(int summed, int drawCount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(summed);
        ArgumentOutOfRangeException.ThrowIfLessThan(drawCount, 1);
        return new SummedValues(summed, checked(summed + drawCount));
    }

    /// <summary>
    /// The k̂ in {0, …, N − 1} with the least q(C̄)/(N − k) for each datum, and N − k̂ draws from the others; with it the variance is not above
    /// that of N plain samples. All N values are summed only where the others have no mass.
    /// </summary>
    /// <param name="evaluations">N, at least 1.</param>
    public static SummedValues WithinBudget(int evaluations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluations, 1);
        return new SummedValues(null, evaluations);
    }

    /// <summary>The number of values at which the inner estimator is asked.</summary>
    internal int EvaluationsOf(long supportSize)
        => (int)(_summed is { } summed && summed < supportSize ? _evaluations : Math.Min(_evaluations, supportSize));

    /// <summary>The most draws from the others; 0 when all values are summed.</summary>
    internal int DrawsOf(long supportSize)
        => EvaluationsOf(supportSize) == supportSize && CandidatesOf(supportSize) == supportSize
            ? 0
            : EvaluationsOf(supportSize) - (_summed ?? 0);

    /// <summary>The number of likeliest values that must be known to decide.</summary>
    internal int CandidatesOf(long supportSize) => (int)Math.Min(_summed ?? _evaluations, supportSize);

    /// <summary>k for one datum.</summary>
    /// <param name="masses">The probabilities of the candidates, falling.</param>
    /// <param name="massBeyond">That of all values that are no candidates.</param>
    internal int Choose(ReadOnlySpan<double> masses, double massBeyond)
    {
        if (_summed is not null || massBeyond == 0)
        {
            return masses.Length;
        }

        // From the small end: 1 − Σ would keep no digit of a small rest.
        int best = 0;
        double least = double.PositiveInfinity;
        double mass = massBeyond;
        for (int k = masses.Length - 1; k >= 0; k--)
        {
            mass += masses[k];
            double bound = mass / (_evaluations - k);
            if (bound <= least)
            {
                (best, least) = (k, bound);
            }
        }

        return best;
    }
}
