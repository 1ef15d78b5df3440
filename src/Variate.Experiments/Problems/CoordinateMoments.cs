namespace Variate.Experiments.Problems;

/// <summary>Mean and spread of one number over many draws.</summary>
/// <remarks>Merged by the pairwise update of Chan, Golub and LeVeque, which does not cancel as the sum of squares does.</remarks>
/// <param name="Count">Draws.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="SquaredDeviations">Σ (x − mean)².</param>
public readonly record struct CoordinateMoments(long Count, double Mean, double SquaredDeviations)
{
    /// <summary>The variance of one draw; 0 for a single draw.</summary>
    public double Variance => Count > 1 ? SquaredDeviations / (Count - 1) : 0;

    /// <summary>That of the mean.</summary>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>Those of a strided column.</summary>
    internal static CoordinateMoments Of(ReadOnlySpan<double> elements, int first, int stride)
    {
        int count = elements.Length / stride;
        double sum = 0;
        for (int i = first; i < elements.Length; i += stride)
        {
            sum += elements[i];
        }

        double mean = sum / count;
        double squares = 0;
        for (int i = first; i < elements.Length; i += stride)
        {
            double deviation = elements[i] - mean;
            squares += deviation * deviation;
        }

        return new CoordinateMoments(count, mean, squares);
    }

    internal CoordinateMoments Merge(CoordinateMoments other)
    {
        if (Count == 0)
        {
            return other;
        }

        long count = Count + other.Count;
        double difference = other.Mean - Mean;
        double share = (double)other.Count / count;
        return new CoordinateMoments(
            count,
            Mean + (difference * share),
            SquaredDeviations + other.SquaredDeviations + (difference * difference * Count * share));
    }
}
