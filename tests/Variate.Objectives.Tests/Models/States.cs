using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>All values of bits.</summary>
internal static class States
{
    /// <summary>[2ⁿ, n].</summary>
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
}
