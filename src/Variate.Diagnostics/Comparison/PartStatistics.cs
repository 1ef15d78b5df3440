namespace Variate.Diagnostics;

/// <summary>What needs every group of an estimator, for one part of the gradient.</summary>
internal sealed class PartStatistics(GradientPart part, ExactGradient exact)
{
    private readonly PairVariance _variance = new(part, exact.Elements.Length + 1);
    private double _sumOfCosines;
    private long _cosines;

    internal GradientPart Part => part;

    /// <summary>The mean cosine; null when there was none.</summary>
    internal double? Cosine => _cosines > 0 ? _sumOfCosines / _cosines : null;

    internal double StandardErrorOfVariance => _variance.StandardError;

    internal void Add(ReadOnlySpan<double> group)
    {
        _variance.Add(group);
        double product = 0;
        double groupSquares = 0;
        double exactSquares = 0;
        foreach ((int first, int count) in part.Ranges)
        {
            for (int i = first; i < first + count; i++)
            {
                double truth = exact.Elements[i - 1];
                product += group[i] * truth;
                groupSquares += group[i] * group[i];
                exactSquares += truth * truth;
            }
        }

        if (groupSquares > 0 && exactSquares > 0)
        {
            _sumOfCosines += product / Math.Sqrt(groupSquares * exactSquares);
            _cosines++;
        }
    }
}
