using System.Runtime.CompilerServices;

namespace Variate.Tensors.MatrixProducts;

/// <summary>Computes a product tile by tile; a part is a range of rows or of columns of C.</summary>
internal unsafe struct ProductJob<T, TVector, TRegister> : IJob
    where T : unmanaged
    where TVector : struct
    where TRegister : struct, IRegister<T, TVector>
{
    /// <summary>The part of A that each panel meets anew: it and a panel stay in a 1 MB L2 cache.</summary>
    private const int RowBlockBytes = 384 * 1024;

    /// <summary>A packed chunk of B: it and the rows of A beside it stay in a 48 KB L1 cache.</summary>
    private const int ChunkBytes = 24 * 1024;

    /// <summary>The product to compute.</summary>
    public Product<T> Product;

    /// <summary>Panels of B (see <see cref="PackedPanels"/>), or null to read B where it is.</summary>
    public T* Packed;

    /// <summary>Whether parts are rows of C, with B packed already; else columns, and each part packs its own.</summary>
    public bool SplitRows;

    /// <inheritdoc/>
    public readonly void Execute(int part, int partCount)
    {
        (int firstRow, int endRow) = (0, Product.Rows);
        (int firstColumn, int endColumn) = (0, Product.Columns);
        if (SplitRows)
        {
            (firstRow, endRow) = ProductPartition.Range(Product.Rows, ProductPartition.RowUnit, part, partCount);
        }
        else
        {
            (firstColumn, endColumn) = ProductPartition.Range(Product.Columns, TRegister.Count, part, partCount);
        }

        int tileRows = TRegister.TileRows;
        int blockRows = Math.Max(1, RowBlockBytes / sizeof(T) / Math.Max(1, Product.Inner) / tileRows) * tileRows;
        if (Packed != null && !SplitRows && endRow - firstRow <= blockRows)
        {
            MultiplyInChunks(firstColumn, endColumn);
            return;
        }

        for (int row = firstRow; row < endRow; row += blockRows)
        {
            bool mustPack = Packed != null && !SplitRows && row == firstRow;
            MultiplyRows(row, Math.Min(endRow, row + blockRows), firstColumn, endColumn, mustPack);
        }
    }

    private readonly void MultiplyRows(int firstRow, int endRow, int firstColumn, int endColumn, bool mustPack)
    {
        int panelWidth = 2 * TRegister.Count;
        for (int column = firstColumn; column < endColumn; column += panelWidth)
        {
            int width = Math.Min(panelWidth, endColumn - column);
            Tile<T> tile = FirstTile(firstRow, column, width);
            if (mustPack)
            {
                PackedPanels.Pack<T, TVector, TRegister>(Product, tile.B, column, width, 0, Product.Inner);
            }

            MultiplyPanel(tile, endRow - firstRow, width);
        }
    }

    /// <summary>Packs a chunk of a panel that fits the L1 cache and uses it at once, with the unfinished sums in C.</summary>
    /// <remarks>For so few rows that packing is a large part of the work.</remarks>
    private readonly void MultiplyInChunks(int firstColumn, int endColumn)
    {
        int panelWidth = 2 * TRegister.Count;
        // Accumulation needs the old C until the end, so there is no room for unfinished sums.
        int chunks = Product.Initial == Product.C ? 1 : 1 + Product.Inner / (ChunkBytes / sizeof(T) / panelWidth);
        // Chunks of equal length, in whole blocks of the transpose.
        int unit = chunks * TRegister.Count;
        int chunk = (Product.Inner + unit - 1) / unit * TRegister.Count;
        for (int column = firstColumn; column < endColumn; column += panelWidth)
        {
            int width = Math.Min(panelWidth, endColumn - column);
            Tile<T> tile = FirstTile(0, column, width);
            T* initial = tile.Initial;
            int k = 0;
            do
            {
                int count = Math.Min(chunk, Product.Inner - k);
                PackedPanels.Pack<T, TVector, TRegister>(Product, tile.B, column, width, k, count);
                tile.Inner = count;
                tile.Resumes = k > 0;
                k += count;
                tile.Initial = k == Product.Inner ? initial : null;
                MultiplyPanel(tile, Product.Rows, width);
                tile.A += count * Product.AInnerStride;
            }
            while (k < Product.Inner);
        }
    }

    private static void MultiplyPanel(in Tile<T> tile, int rows, int width)
    {
        if (width == 2 * TRegister.Count)
        {
            MultiplyPanel<TileWidth.Two>(tile, rows);
        }
        else if (width > TRegister.Count)
        {
            MultiplyPanel<TileWidth.PartOfTwo>(tile, rows);
        }
        else if (width == TRegister.Count)
        {
            MultiplyPanel<TileWidth.One>(tile, rows);
        }
        else
        {
            MultiplyPanel<TileWidth.PartOfOne>(tile, rows);
        }
    }

    private readonly Tile<T> FirstTile(int row, int column, int width) => new()
    {
        Inner = Product.Inner,
        A = Product.A + row * Product.ARowStride,
        ARowStride = Product.ARowStride,
        AInnerStride = Product.AInnerStride,
        B = Packed == null ? Product.B + column : Packed + (nint)column * Product.Inner,
        BStride = Packed == null ? Product.BStride : PackedPanels.Stride<T, TVector, TRegister>(width),
        C = Product.C + row * Product.CStride + column,
        CStride = Product.CStride,
        Initial = Product.Initial == null ? null : Product.Initial + row * Product.InitialStride + column,
        InitialStride = Product.InitialStride,
        LastCount = width % TRegister.Count,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPanel<TWidth>(Tile<T> tile, int rows)
        where TWidth : struct, ITileWidth
    {
        while (rows > 0)
        {
            int done = MultiplyTile<TWidth>(tile, rows);
            tile.A += done * tile.ARowStride;
            tile.C += done * tile.CStride;
            tile.Initial += tile.Initial == null ? 0 : done * tile.InitialStride;
            rows -= done;
        }
    }

    /// <summary>Computes the highest tile that <paramref name="rows"/> rows can fill, and returns its rows.</summary>
    private static int MultiplyTile<TWidth>(in Tile<T> tile, int rows)
        where TWidth : struct, ITileWidth
    {
        switch (Math.Min(rows, TRegister.TileRows))
        {
            case >= 12:
                MicroKernel<T, TVector, TRegister, TileRows.Twelve, TWidth>.Run(tile);
                return 12;
            case >= 8:
                MicroKernel<T, TVector, TRegister, TileRows.Eight, TWidth>.Run(tile);
                return 8;
            case >= 6:
                MicroKernel<T, TVector, TRegister, TileRows.Six, TWidth>.Run(tile);
                return 6;
            case >= 4:
                MicroKernel<T, TVector, TRegister, TileRows.Four, TWidth>.Run(tile);
                return 4;
            case >= 2:
                MicroKernel<T, TVector, TRegister, TileRows.Two, TWidth>.Run(tile);
                return 2;
            default:
                MicroKernel<T, TVector, TRegister, TileRows.One, TWidth>.Run(tile);
                return 1;
        }
    }
}
