namespace Variate.Tensors.MatrixProducts;

/// <summary>Divides the rows or columns of a product into parts.</summary>
internal static class ProductPartition
{
    /// <summary>Parts of rows end at multiples of this, so that only the last tile of C is low.</summary>
    public const int RowUnit = 4;

    /// <summary>How much better balanced the rows must be before they are divided instead of the columns.</summary>
    private const double RowSplitHandicap = 0.05;

    /// <summary>Whether to divide the rows of C rather than its columns.</summary>
    /// <remarks>
    /// Parts of columns each read all of A and their own part of B, which they also pack themselves; parts of rows share B.
    /// Rows are therefore divided only if there are many more of them, or if columns come out uneven.
    /// </remarks>
    public static bool SplitsRows(int rows, int columns, int columnUnit, int partCount) =>
        rows >= 4L * columns
        || Imbalance(rows, RowUnit, partCount) < Imbalance(columns, columnUnit, partCount) - RowSplitHandicap;

    /// <summary>The half-open range of part <paramref name="part"/>; may be empty.</summary>
    public static (int First, int End) Range(int count, int unit, int part, int partCount)
    {
        long units = (count + unit - 1) / unit;
        long first = units * part / partCount * unit;
        long end = units * (part + 1) / partCount * unit;
        return ((int)Math.Min(count, first), (int)Math.Min(count, end));
    }

    /// <summary>The largest part over the mean part, at least 1.</summary>
    private static double Imbalance(int count, int unit, int partCount)
    {
        int units = (count + unit - 1) / unit;
        return (double)((units + partCount - 1) / partCount) * partCount / units;
    }
}
