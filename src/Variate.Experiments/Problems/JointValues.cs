using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>What exact sums run over.</summary>
internal static class JointValues
{
    /// <summary>All values of some bits: [2ⁿ, n].</summary>
    internal static Tensor OfBits(int count)
    {
        double[] bits = new double[(1 << count) * count];
        for (int value = 0; value < 1 << count; value++)
        {
            for (int i = 0; i < count; i++)
            {
                bits[(value * count) + i] = (value >> i) & 1;
            }
        }

        return Tensor.Create(bits, [1 << count, count]);
    }

    /// <summary>0, 1, …, largest.</summary>
    internal static Tensor OfCounts(int largest)
        => Tensor.Create([.. Enumerable.Range(0, largest + 1).Select(static count => (double)count)], [largest + 1]);
}
