using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.MatrixProducts;

/// <summary>target[k, r] = source[r, k] for a square block.</summary>
internal static unsafe class BlockTranspose
{
    /// <summary>A block of <paramref name="size"/> rows, element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Portable<T>(T* source, nint sourceStride, int validRows, T* target, nint targetStride, int size)
        where T : unmanaged
    {
        for (int r = 0; r < validRows; r++)
        {
            for (int k = 0; k < size; k++)
            {
                target[k * targetStride + r] = source[r * sourceStride + k];
            }
        }
    }

    /// <summary>A block of 16 rows of float in registers: 4x4 blocks first, then the blocks among themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Float512(float* source, nint sourceStride, int validRows, float* target, nint targetStride)
    {
        Quad a = TransposeInLanes(source, sourceStride, 0, validRows);
        Quad b = TransposeInLanes(source, sourceStride, 4, validRows);
        Quad c = TransposeInLanes(source, sourceStride, 8, validRows);
        Quad d = TransposeInLanes(source, sourceStride, 12, validRows);
        StoreLanes(a.Row0, b.Row0, c.Row0, d.Row0, target, targetStride);
        StoreLanes(a.Row1, b.Row1, c.Row1, d.Row1, target + targetStride, targetStride);
        StoreLanes(a.Row2, b.Row2, c.Row2, d.Row2, target + 2 * targetStride, targetStride);
        StoreLanes(a.Row3, b.Row3, c.Row3, d.Row3, target + 3 * targetStride, targetStride);
    }

    /// <summary>Four rows of the source; lane q of result row k holds their elements 4q + k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Quad TransposeInLanes(float* source, nint stride, int row, int validRows)
    {
        // A row that does not exist is replaced by the last one: what is stored for it is never read.
        int last = validRows - 1;
        var r0 = Vector512.Load(source + Math.Min(row, last) * stride);
        var r1 = Vector512.Load(source + Math.Min(row + 1, last) * stride);
        var r2 = Vector512.Load(source + Math.Min(row + 2, last) * stride);
        var r3 = Vector512.Load(source + Math.Min(row + 3, last) * stride);
        Vector512<double> low01 = Avx512F.UnpackLow(r0, r1).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(r2, r3).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        return new Quad(
            Avx512F.UnpackLow(low01, low23).AsSingle(),
            Avx512F.UnpackHigh(low01, low23).AsSingle(),
            Avx512F.UnpackLow(high01, high23).AsSingle(),
            Avx512F.UnpackHigh(high01, high23).AsSingle());
    }

    /// <summary>Gathers lane q of the four vectors into target row 4q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreLanes(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* target, nint stride)
    {
        const byte EvenLanes = 0b10_00_10_00;
        const byte OddLanes = 0b11_01_11_01;
        Vector512<float> abEven = Avx512F.Shuffle4x128(a, b, EvenLanes);
        Vector512<float> abOdd = Avx512F.Shuffle4x128(a, b, OddLanes);
        Vector512<float> cdEven = Avx512F.Shuffle4x128(c, d, EvenLanes);
        Vector512<float> cdOdd = Avx512F.Shuffle4x128(c, d, OddLanes);
        Avx512F.Shuffle4x128(abEven, cdEven, EvenLanes).Store(target);
        Avx512F.Shuffle4x128(abOdd, cdOdd, EvenLanes).Store(target + 4 * stride);
        Avx512F.Shuffle4x128(abEven, cdEven, OddLanes).Store(target + 8 * stride);
        Avx512F.Shuffle4x128(abOdd, cdOdd, OddLanes).Store(target + 12 * stride);
    }

    private readonly record struct Quad(
        Vector512<float> Row0, Vector512<float> Row1, Vector512<float> Row2, Vector512<float> Row3);
}
