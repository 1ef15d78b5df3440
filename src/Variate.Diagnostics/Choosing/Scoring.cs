namespace Variate.Diagnostics;

/// <summary>Scores contenders: (variance + squared bias) × price.</summary>
/// <remarks>
/// The bias of an estimator that is biased by its traits is its distance from the unbiased contender whose mean is surest. The noise of both
/// means stays in it, which errs against the biased one.
/// </remarks>
internal sealed class Scoring
{
    private readonly Contender? _surest;

    internal Scoring(IReadOnlyCollection<Contender> contenders)
    {
        _surest = contenders.Where(static contender => contender.ClaimsUnbiased).MinBy(static contender => Trace(contender) / contender.GroupCount);
    }

    internal CandidateScore Of(Contender contender)
    {
        int elements = Math.Max(1, contender.Moments.Count - 1);
        double variance = Trace(contender) * contender.DrawsPerGroup / elements;
        double bias = contender.ClaimsUnbiased ? 0 : SquaredDistance(contender) / elements;
        double price = (double)contender.Spent / contender.DrawCount;
        return new CandidateScore
        {
            Estimator = contender.Candidate.Name,
            ClaimsUnbiased = contender.ClaimsUnbiased,
            DrawCount = contender.DrawCount,
            Variance = variance,
            SquaredBias = bias,
            Price = price,
            Score = (variance + bias) * price,
            ScoreStandardError = contender.StandardErrorOfVariance / elements * price,
        };
    }

    private static double Trace(Contender contender) => Enumerable.Range(1, contender.Moments.Count - 1).Sum(contender.Moments.Variance);

    private double SquaredDistance(Contender contender)
        => Enumerable.Range(1, contender.Moments.Count - 1).Sum(i => Math.Pow(contender.Moments.Mean(i) - _surest!.Moments.Mean(i), 2));
}
