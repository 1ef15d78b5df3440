using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Variate.Tensors.MatrixProducts;

/// <summary>Computes one tile of a product with all its sums in registers.</summary>
/// <remarks>
/// Every element is the scalar loop s = fma(a[i, k], b[k, j], s) over ascending k, from 0, then s + initial. No choice
/// of tile, packing, instruction set or thread changes that order, so none changes a bit of the result.
/// </remarks>
internal static unsafe class MicroKernel<T, TVector, TRegister, TRows, TWidth>
    where T : unmanaged
    where TVector : struct
    where TRegister : struct, IRegister<T, TVector>
    where TRows : struct, ITileRows
    where TWidth : struct, ITileWidth
{
    /// <summary>Computes the tile, whose size the last two type parameters are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SuppressMessage("Design", "MA0051", Justification = "Only locals stay in registers: a line a row.")]
    public static void Run(in Tile<T> tile)
    {
        TVector left0 = default, right0 = default;
        TVector left1 = default, right1 = default;
        TVector left2 = default, right2 = default;
        TVector left3 = default, right3 = default;
        TVector left4 = default, right4 = default;
        TVector left5 = default, right5 = default;
        TVector left6 = default, right6 = default;
        TVector left7 = default, right7 = default;
        TVector left8 = default, right8 = default;
        TVector left9 = default, right9 = default;
        TVector left10 = default, right10 = default;
        TVector left11 = default, right11 = default;

        T* c = tile.C;
        nint cStride = tile.CStride;
        int lastCount = tile.LastCount;
        if (tile.Resumes)
        {
            Resume(ref c, cStride, ref left0, ref right0, lastCount);
            if (TRows.Count > 1) { Resume(ref c, cStride, ref left1, ref right1, lastCount); }
            if (TRows.Count > 2) { Resume(ref c, cStride, ref left2, ref right2, lastCount); }
            if (TRows.Count > 3) { Resume(ref c, cStride, ref left3, ref right3, lastCount); }
            if (TRows.Count > 4) { Resume(ref c, cStride, ref left4, ref right4, lastCount); }
            if (TRows.Count > 5) { Resume(ref c, cStride, ref left5, ref right5, lastCount); }
            if (TRows.Count > 6) { Resume(ref c, cStride, ref left6, ref right6, lastCount); }
            if (TRows.Count > 7) { Resume(ref c, cStride, ref left7, ref right7, lastCount); }
            if (TRows.Count > 8) { Resume(ref c, cStride, ref left8, ref right8, lastCount); }
            if (TRows.Count > 9) { Resume(ref c, cStride, ref left9, ref right9, lastCount); }
            if (TRows.Count > 10) { Resume(ref c, cStride, ref left10, ref right10, lastCount); }
            if (TRows.Count > 11) { Resume(ref c, cStride, ref left11, ref right11, lastCount); }
            c = tile.C;
        }

        nint stride = tile.ARowStride;
        nint twoStrides = 2 * stride;
        T* row0 = tile.A;
        T* row3 = row0 + 3 * stride;
        T* row6 = row0 + 6 * stride;
        T* row9 = row0 + 9 * stride;
        T* b = tile.B;
        nint innerStride = tile.AInnerStride;
        nint bStride = tile.BStride;
        for (nint k = tile.Inner; k > 0; k--)
        {
            TVector b0 = LoadVector(b, 0, lastCount);
            TVector b1 = TWidth.Vectors > 1 ? LoadVector(b, 1, lastCount) : default;
            MultiplyAdd(row0, b0, b1, ref left0, ref right0);
            if (TRows.Count > 1) { MultiplyAdd(row0 + stride, b0, b1, ref left1, ref right1); }
            if (TRows.Count > 2) { MultiplyAdd(row0 + twoStrides, b0, b1, ref left2, ref right2); }
            if (TRows.Count > 3) { MultiplyAdd(row3, b0, b1, ref left3, ref right3); }
            if (TRows.Count > 4) { MultiplyAdd(row3 + stride, b0, b1, ref left4, ref right4); }
            if (TRows.Count > 5) { MultiplyAdd(row3 + twoStrides, b0, b1, ref left5, ref right5); }
            if (TRows.Count > 6) { MultiplyAdd(row6, b0, b1, ref left6, ref right6); }
            if (TRows.Count > 7) { MultiplyAdd(row6 + stride, b0, b1, ref left7, ref right7); }
            if (TRows.Count > 8) { MultiplyAdd(row6 + twoStrides, b0, b1, ref left8, ref right8); }
            if (TRows.Count > 9) { MultiplyAdd(row9, b0, b1, ref left9, ref right9); }
            if (TRows.Count > 10) { MultiplyAdd(row9 + stride, b0, b1, ref left10, ref right10); }
            if (TRows.Count > 11) { MultiplyAdd(row9 + twoStrides, b0, b1, ref left11, ref right11); }
            row0 += innerStride;
            if (TRows.Count > 3) { row3 += innerStride; }
            if (TRows.Count > 6) { row6 += innerStride; }
            if (TRows.Count > 9) { row9 += innerStride; }
            b += bStride;
        }

        T* initial = tile.Initial;
        nint initialStride = tile.InitialStride;
        Store(left0, right0, ref c, cStride, ref initial, initialStride, lastCount);
        if (TRows.Count > 1) { Store(left1, right1, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 2) { Store(left2, right2, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 3) { Store(left3, right3, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 4) { Store(left4, right4, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 5) { Store(left5, right5, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 6) { Store(left6, right6, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 7) { Store(left7, right7, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 8) { Store(left8, right8, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 9) { Store(left9, right9, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 10) { Store(left10, right10, ref c, cStride, ref initial, initialStride, lastCount); }
        if (TRows.Count > 11) { Store(left11, right11, ref c, cStride, ref initial, initialStride, lastCount); }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LoadVector(T* row, int vector, int lastCount) =>
        TWidth.IsPartial && vector == TWidth.Vectors - 1
            ? TRegister.LoadFirst(row + vector * TRegister.Count, lastCount)
            : TRegister.Load(row + vector * TRegister.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAdd(T* a, TVector b0, TVector b1, ref TVector left, ref TVector right)
    {
        TVector element = TRegister.Broadcast(a);
        left = TRegister.MultiplyAdd(element, b0, left);
        if (TWidth.Vectors > 1)
        {
            right = TRegister.MultiplyAdd(element, b1, right);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Resume(ref T* c, nint cStride, ref TVector left, ref TVector right, int lastCount)
    {
        left = LoadVector(c, 0, lastCount);
        if (TWidth.Vectors > 1)
        {
            right = LoadVector(c, 1, lastCount);
        }

        c += cStride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        TVector left, TVector right, ref T* c, nint cStride, ref T* initial, nint initialStride, int lastCount)
    {
        if (initial != null)
        {
            left = TRegister.Add(left, LoadVector(initial, 0, lastCount));
            if (TWidth.Vectors > 1)
            {
                right = TRegister.Add(right, LoadVector(initial, 1, lastCount));
            }

            initial += initialStride;
        }

        StoreVector(left, c, 0, lastCount);
        if (TWidth.Vectors > 1)
        {
            StoreVector(right, c, 1, lastCount);
        }

        c += cStride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreVector(TVector sum, T* c, int vector, int lastCount)
    {
        T* target = c + vector * TRegister.Count;
        if (TWidth.IsPartial && vector == TWidth.Vectors - 1)
        {
            TRegister.StoreFirst(sum, target, lastCount);
        }
        else
        {
            TRegister.Store(sum, target);
        }
    }
}
