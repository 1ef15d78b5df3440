namespace Variate.Diagnostics;

/// <summary>How sure the variance of a part of the gradient is.</summary>
/// <remarks>By pairs of groups, each of which gives an unbiased estimate: no fourth moments and no covariances are needed.</remarks>
internal sealed class PairVariance(GradientPart part, int vectorLength)
{
    private readonly double[] _previous = new double[vectorLength];
    private readonly Moments _variances = new(1);
    private long _groups;

    /// <summary>The standard error of the variance of a group, summed over elements. Needs 4 groups.</summary>
    internal double StandardError => _variances.StandardError(0);

    internal void Add(ReadOnlySpan<double> group)
    {
        _groups++;
        if (_groups % 2 == 1)
        {
            group.CopyTo(_previous);
            return;
        }

        double sum = 0;
        foreach ((int first, int count) in part.Ranges)
        {
            for (int i = first; i < first + count; i++)
            {
                double difference = group[i] - _previous[i];
                sum += difference * difference / 2;
            }
        }

        _variances.Add([sum]);
    }
}
