using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.MatrixProducts;

/// <summary>target[k, r] = source[r, k] for a square block.</summary>
/// <remarks>
/// In registers, lane q (128 bits) of a vector first collects a piece of row 4q + i (2q + i for double) straight from
/// memory, which costs no shuffle; then 4x4 (2x2) transposes within lanes give finished rows of the target.
/// </remarks>
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

    /// <summary>16 rows of float; <paramref name="validRows"/> is a multiple of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Float512(float* source, nint stride, int validRows, float* target, nint targetStride)
    {
        // A lane without rows repeats the first one: what is stored for it is never read.
        float* lane1 = validRows > 4 ? source + 4 * stride : source;
        float* lane2 = validRows > 8 ? source + 8 * stride : source;
        float* lane3 = validRows > 12 ? source + 12 * stride : source;
        for (nint k = 0; k < 16; k += 4)
        {
            nint third = k + 2 * stride;
            Vector512<float> r0 = Gather(source + k, lane1 + k, lane2 + k, lane3 + k);
            Vector512<float> r1 = Gather(source + k + stride, lane1 + k + stride, lane2 + k + stride, lane3 + k + stride);
            Vector512<float> r2 = Gather(source + third, lane1 + third, lane2 + third, lane3 + third);
            third += stride;
            Vector512<float> r3 = Gather(source + third, lane1 + third, lane2 + third, lane3 + third);
            Vector512<double> low01 = Avx512F.UnpackLow(r0, r1).AsDouble();
            Vector512<double> high01 = Avx512F.UnpackHigh(r0, r1).AsDouble();
            Vector512<double> low23 = Avx512F.UnpackLow(r2, r3).AsDouble();
            Vector512<double> high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
            Avx512F.UnpackLow(low01, low23).AsSingle().Store(target);
            Avx512F.UnpackHigh(low01, low23).AsSingle().Store(target + targetStride);
            Avx512F.UnpackLow(high01, high23).AsSingle().Store(target + 2 * targetStride);
            Avx512F.UnpackHigh(high01, high23).AsSingle().Store(target + 3 * targetStride);
            target += 4 * targetStride;
        }
    }

    /// <summary>8 rows of double; <paramref name="validRows"/> is a multiple of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Double512(double* source, nint stride, int validRows, double* target, nint targetStride)
    {
        double* lane1 = validRows > 2 ? source + 2 * stride : source;
        double* lane2 = validRows > 4 ? source + 4 * stride : source;
        double* lane3 = validRows > 6 ? source + 6 * stride : source;
        for (nint k = 0; k < 8; k += 2)
        {
            nint second = k + stride;
            Vector512<double> r0 = Gather(source + k, lane1 + k, lane2 + k, lane3 + k);
            Vector512<double> r1 = Gather(source + second, lane1 + second, lane2 + second, lane3 + second);
            Avx512F.UnpackLow(r0, r1).Store(target);
            Avx512F.UnpackHigh(r0, r1).Store(target + targetStride);
            target += 2 * targetStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Gather<T>(T* lane0, T* lane1, T* lane2, T* lane3)
        where T : unmanaged
    {
        Vector512<float> vector = Vector128.Load((float*)lane0).ToVector256Unsafe().ToVector512Unsafe();
        vector = Avx512F.InsertVector128(vector, Vector128.Load((float*)lane1), 1);
        vector = Avx512F.InsertVector128(vector, Vector128.Load((float*)lane2), 2);
        return Avx512F.InsertVector128(vector, Vector128.Load((float*)lane3), 3).As<float, T>();
    }
}
