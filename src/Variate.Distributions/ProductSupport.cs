using System.Globalization;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>All joint values of independent components, each a whole number from 0 to a largest one of its own.</summary>
internal static class ProductSupport
{
    /// <summary>Beyond it a table of the values fits no machine: 2²⁴ rows.</summary>
    private const int LargestSize = 1 << 24;

    /// <summary>The number of joint values; <see cref="long.MaxValue"/> when it does not fit.</summary>
    /// <param name="largest">Of each component.</param>
    internal static long Size(ReadOnlySpan<int> largest)
    {
        Int128 size = 1;
        foreach (int last in largest)
        {
            size = Int128.Min(size * (last + 1L), long.MaxValue);
        }

        return (long)size;
    }

    /// <summary>The joint values [size, event], the last component changing fastest.</summary>
    /// <exception cref="InvalidOperationException">There are too many to enumerate.</exception>
    internal static Tensor Values(ReadOnlySpan<int> largest, Tensor like)
    {
        long size = Size(largest);
        ThrowIfTooMany(size, largest.Length);
        double[] values = new double[size * largest.Length];
        for (int i = largest.Length - 1, period = 1; i >= 0; period *= largest[i] + 1, i--)
        {
            for (int row = 0; row < size; row++)
            {
                values[(row * largest.Length) + i] = row / period % (largest[i] + 1);
            }
        }

        return Tensor.Create(values, [(int)size, largest.Length]).To(like.ElementType);
    }

    /// <summary>The joint values of several categories as one-hot vectors side by side: [size, variables x categories].</summary>
    /// <exception cref="InvalidOperationException">There are too many to enumerate.</exception>
    internal static Tensor OneHotValues(int variables, int categories, Tensor like)
    {
        int[] largest = [.. Enumerable.Repeat(categories - 1, variables)];
        long size = Size(largest);
        ThrowIfTooMany(size, variables);
        long width = (long)variables * categories;
        if (size * width > Array.MaxLength)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"Expected at most {Array.MaxLength} entries of joint values to enumerate, got {size} values of {width} entries."));
        }

        ReadOnlySpan<double> indices = Values(largest, Tensor.Zeros([], ElementType.Float64)).ToImmutableArray().AsSpan();
        double[] entries = new double[size * width];
        for (int i = 0; i < indices.Length; i++)
        {
            entries[((long)i * categories) + (int)indices[i]] = 1;
        }

        return Tensor.Create(entries, [(int)size, (int)width]).To(like.ElementType);
    }

    /// <summary>Refuses a table that fits no machine.</summary>
    internal static void ThrowIfTooMany(long size, int components)
    {
        if (size > LargestSize)
        {
            string count = size == long.MaxValue ? "more than 2^63" : size.ToString(CultureInfo.InvariantCulture);
            throw new InvalidOperationException(
                FormattableString.Invariant($"Expected at most {LargestSize} joint values to enumerate, got {count} of {components} components."));
        }
    }
}
