namespace Variate.Diagnostics;

/// <summary>Running means and variances of a vector.</summary>
/// <remarks>One pass, without the cancellation of Σx² − (Σx)²/n. Source: [Welford1962].</remarks>
internal sealed class Moments(int count)
{
    private readonly double[] _means = new double[count];
    private readonly double[] _squares = new double[count];

    /// <summary>The length of the vector.</summary>
    internal int Count => count;

    /// <summary>The vectors seen.</summary>
    internal long Samples { get; private set; }

    internal void Add(ReadOnlySpan<double> vector)
    {
        Samples++;
        for (int i = 0; i < count; i++)
        {
            double before = vector[i] - _means[i];
            _means[i] += before / Samples;
            _squares[i] += before * (vector[i] - _means[i]);
        }
    }

    internal double Mean(int index) => _means[index];

    /// <summary>The unbiased estimate of the variance of one vector's element.</summary>
    internal double Variance(int index) => _squares[index] / (Samples - 1);

    /// <summary>The standard error of the mean.</summary>
    internal double StandardError(int index) => Math.Sqrt(Variance(index) / Samples);
}
