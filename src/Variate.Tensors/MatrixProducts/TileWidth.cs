namespace Variate.Tensors.MatrixProducts;

/// <summary>The widths of tiles that have a kernel of their own.</summary>
internal static class TileWidth
{
    /// <summary>One vector.</summary>
    public readonly struct One : ITileWidth
    {
        /// <inheritdoc/>
        public static int Vectors => 1;

        /// <inheritdoc/>
        public static bool IsPartial => false;
    }

    /// <summary>Less than one vector.</summary>
    public readonly struct PartOfOne : ITileWidth
    {
        /// <inheritdoc/>
        public static int Vectors => 1;

        /// <inheritdoc/>
        public static bool IsPartial => true;
    }

    /// <summary>Two vectors.</summary>
    public readonly struct Two : ITileWidth
    {
        /// <inheritdoc/>
        public static int Vectors => 2;

        /// <inheritdoc/>
        public static bool IsPartial => false;
    }

    /// <summary>More than one vector, less than two.</summary>
    public readonly struct PartOfTwo : ITileWidth
    {
        /// <inheritdoc/>
        public static int Vectors => 2;

        /// <inheritdoc/>
        public static bool IsPartial => true;
    }
}
