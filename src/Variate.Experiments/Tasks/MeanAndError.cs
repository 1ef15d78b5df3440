using Variate.Tensors;

namespace Variate.Experiments.Tasks;

/// <summary>The mean of numbers that come in pieces, and the standard error of the mean.</summary>
/// <remarks>Welford's recurrence, which does not subtract two large sums.</remarks>
internal sealed class MeanAndError
{
    private long _count;
    private double _squares;

    /// <summary>The mean of all numbers; NaN when there is none.</summary>
    internal double Mean { get; private set; } = double.NaN;

    /// <summary>√(s²/n) with the unbiased s²; null when there are fewer than two numbers.</summary>
    internal double? StandardError => _count < 2 ? null : Math.Sqrt(_squares / (_count - 1) / _count);

    /// <summary>Takes in all elements of a tensor.</summary>
    internal void Add(Tensor values)
    {
        for (int i = 0; i < values.ElementCount; i++)
        {
            Add(values.ElementAt(i));
        }
    }

    private void Add(double value)
    {
        _count++;
        double before = _count == 1 ? 0 : Mean;
        double after = before + ((value - before) / _count);
        _squares += (value - before) * (value - after);
        Mean = after;
    }
}
