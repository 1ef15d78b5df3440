using System.Runtime.CompilerServices;

namespace Variate.Tensors.MatrixProducts;

/// <summary>Copies B into panels two vectors wide, so that a tile reads it in one sweep.</summary>
/// <remarks>
/// The panel of column j starts at element j · Inner, whatever the width of the panels before it; j is a multiple of the
/// vector's length. Columns beyond the matrix are undefined, and read by nobody.
/// </remarks>
internal static unsafe class PackedPanels
{
    /// <summary>Elements the panels of a product need.</summary>
    public static nint Length<T, TVector, TRegister>(in Product<T> product)
        where T : unmanaged
        where TVector : struct
        where TRegister : struct, IRegister<T, TVector>
    {
        nint width = TRegister.Count;
        return (product.Columns + width - 1) / width * width * product.Inner;
    }

    /// <summary>Elements from a row of a panel <paramref name="width"/> columns wide to the next.</summary>
    public static int Stride<T, TVector, TRegister>(int width)
        where T : unmanaged
        where TVector : struct
        where TRegister : struct, IRegister<T, TVector> => width > TRegister.Count ? 2 * TRegister.Count : TRegister.Count;

    /// <summary>Packs rows <paramref name="firstInner"/> to <paramref name="firstInner"/> + <paramref name="inner"/> of one panel of B.</summary>
    /// <param name="product">The product B belongs to.</param>
    /// <param name="target">Where the packed rows begin.</param>
    /// <param name="column">The panel's first column.</param>
    /// <param name="width">The panel's columns, at most two vectors.</param>
    /// <param name="firstInner">The first row of op(B).</param>
    /// <param name="inner">Rows of op(B).</param>
    public static void Pack<T, TVector, TRegister>(
        in Product<T> product, T* target, int column, int width, int firstInner, int inner)
        where T : unmanaged
        where TVector : struct
        where TRegister : struct, IRegister<T, TVector>
    {
        int stride = Stride<T, TVector, TRegister>(width);
        for (int first = 0; first < width; first += TRegister.Count)
        {
            int count = Math.Min(TRegister.Count, width - first);
            if (product.TransposeB)
            {
                T* rows = product.B + (column + first) * product.BStride + firstInner;
                PackTransposed<T, TVector, TRegister>(rows, product.BStride, count, inner, target + first, stride);
            }
            else
            {
                T* rows = product.B + firstInner * product.BStride + column + first;
                PackRows<T, TVector, TRegister>(rows, product.BStride, count, inner, target + first, stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRows<T, TVector, TRegister>(
        T* source, nint sourceStride, int count, int inner, T* target, nint targetStride)
        where T : unmanaged
        where TVector : struct
        where TRegister : struct, IRegister<T, TVector>
    {
        bool isPartial = count < TRegister.Count;
        for (int k = 0; k < inner; k++)
        {
            TVector row = isPartial ? TRegister.LoadFirst(source, count) : TRegister.Load(source);
            TRegister.Store(row, target);
            source += sourceStride;
            target += targetStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackTransposed<T, TVector, TRegister>(
        T* source, nint sourceStride, int count, int inner, T* target, nint targetStride)
        where T : unmanaged
        where TVector : struct
        where TRegister : struct, IRegister<T, TVector>
    {
        int block = TRegister.Count;
        if (inner < block)
        {
            BlockTranspose.Portable(source, sourceStride, count, target, targetStride, inner);
            return;
        }

        for (int k = 0; k < inner; k += block)
        {
            // The last block reaches back over the one before it, which writes the same values again.
            int start = Math.Min(k, inner - block);
            TRegister.Transpose(source + start, sourceStride, count, target + start * targetStride, targetStride);
        }
    }
}
