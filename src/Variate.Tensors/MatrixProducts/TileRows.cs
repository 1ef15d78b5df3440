namespace Variate.Tensors.MatrixProducts;

/// <summary>The heights of tiles that have a kernel of their own.</summary>
internal static class TileRows
{
    /// <summary>1 row.</summary>
    public readonly struct One : ITileRows
    {
        /// <inheritdoc/>
        public static int Count => 1;
    }

    /// <summary>2 rows.</summary>
    public readonly struct Two : ITileRows
    {
        /// <inheritdoc/>
        public static int Count => 2;
    }

    /// <summary>4 rows.</summary>
    public readonly struct Four : ITileRows
    {
        /// <inheritdoc/>
        public static int Count => 4;
    }

    /// <summary>6 rows: all that 16 registers can hold.</summary>
    public readonly struct Six : ITileRows
    {
        /// <inheritdoc/>
        public static int Count => 6;
    }

    /// <summary>8 rows.</summary>
    public readonly struct Eight : ITileRows
    {
        /// <inheritdoc/>
        public static int Count => 8;
    }

    /// <summary>12 rows: all that 32 registers can hold.</summary>
    public readonly struct Twelve : ITileRows
    {
        /// <inheritdoc/>
        public static int Count => 12;
    }
}
