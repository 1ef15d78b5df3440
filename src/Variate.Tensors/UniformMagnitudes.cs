using System.Numerics;

namespace Variate.Tensors;

/// <summary>Columns in which every number has one magnitude, or is 0.</summary>
internal static class UniformMagnitudes
{
    /// <summary>Finds the magnitude of each column.</summary>
    /// <param name="rows">[.., n].</param>
    /// <param name="magnitudes">[n]: becomes the magnitudes, 0 for a column of zeros.</param>
    /// <returns>Whether each column has only one. False also where there is a NaN.</returns>
    internal static bool TryFind(Tensor rows, Span<double> magnitudes)
        => rows.ElementType == ElementType.Float32
            ? TryFind(rows.Storage.AsSpan<float>(), magnitudes)
            : TryFind(rows.Storage.AsSpan<double>(), magnitudes);

    private static bool TryFind<T>(ReadOnlySpan<T> elements, Span<double> magnitudes)
        where T : unmanaged, INumber<T>
    {
        var largest = new T[magnitudes.Length];
        for (int row = 0; row < elements.Length; row += largest.Length)
        {
            KeepLargest(elements.Slice(row, largest.Length), largest);
        }

        for (int row = 0; row < elements.Length; row += largest.Length)
        {
            if (!AreLargestOrZero(elements.Slice(row, largest.Length), largest))
            {
                return false;
            }
        }

        for (int i = 0; i < largest.Length; i++)
        {
            magnitudes[i] = double.CreateTruncating(largest[i]);
        }

        return true;
    }

    private static void KeepLargest<T>(ReadOnlySpan<T> row, Span<T> largest)
        where T : unmanaged, INumber<T>
    {
        int i = 0;
        for (; i + Vector<T>.Count <= row.Length; i += Vector<T>.Count)
        {
            Vector.Max(Vector.Abs(new Vector<T>(row[i..])), new Vector<T>(largest[i..])).CopyTo(largest[i..]);
        }

        for (; i < row.Length; i++)
        {
            largest[i] = T.Max(T.Abs(row[i]), largest[i]);
        }
    }

    private static bool AreLargestOrZero<T>(ReadOnlySpan<T> row, ReadOnlySpan<T> largest)
        where T : unmanaged, INumber<T>
    {
        int i = 0;
        bool isUniform = true;
        for (; i + Vector<T>.Count <= row.Length; i += Vector<T>.Count)
        {
            var magnitude = Vector.Abs(new Vector<T>(row[i..]));
            Vector<T> fits = Vector.Equals(magnitude, new Vector<T>(largest[i..])) | Vector.Equals(magnitude, Vector<T>.Zero);
            isUniform &= !Vector.EqualsAny(fits.As<T, byte>(), Vector<byte>.Zero);
        }

        for (; i < row.Length; i++)
        {
            isUniform &= T.Abs(row[i]) == largest[i] || T.IsZero(row[i]);
        }

        return isUniform;
    }
}
