using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary><see cref="Widening{TKernel}"/> for a kernel of two operands.</summary>
internal readonly struct WideningOfPair<TKernel> : IBinaryKernel
    where TKernel : struct, IBinaryKernel
{
    public static int Weight => TKernel.Weight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>
    {
        if (typeof(TLanes) == typeof(Float32x16))
        {
            (Vector512<double> lowA, Vector512<double> highA) = Vector512.Widen(Unsafe.BitCast<TLanes, Vector512<float>>(a));
            (Vector512<double> lowB, Vector512<double> highB) = Vector512.Widen(Unsafe.BitCast<TLanes, Vector512<float>>(b));
            return Unsafe.BitCast<Vector512<float>, TLanes>(Vector512.Narrow(Apply(lowA, lowB), Apply(highA, highB)));
        }

        if (typeof(TLanes) == typeof(Float32x8))
        {
            (Vector256<double> lowA, Vector256<double> highA) = Vector256.Widen(Unsafe.BitCast<TLanes, Vector256<float>>(a));
            (Vector256<double> lowB, Vector256<double> highB) = Vector256.Widen(Unsafe.BitCast<TLanes, Vector256<float>>(b));
            return Unsafe.BitCast<Vector256<float>, TLanes>(Vector256.Narrow(Apply(lowA, lowB), Apply(highA, highB)));
        }

        return typeof(TLanes) == typeof(Float32x1)
            ? Unsafe.BitCast<float, TLanes>((float)Apply(Unsafe.BitCast<TLanes, float>(a), Unsafe.BitCast<TLanes, float>(b)))
            : TKernel.Apply(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) =>
        Unsafe.BitCast<Float64x8, Vector512<double>>(
            TKernel.Apply(Unsafe.BitCast<Vector512<double>, Float64x8>(a), Unsafe.BitCast<Vector512<double>, Float64x8>(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Apply(Vector256<double> a, Vector256<double> b) =>
        Unsafe.BitCast<Float64x4, Vector256<double>>(
            TKernel.Apply(Unsafe.BitCast<Vector256<double>, Float64x4>(a), Unsafe.BitCast<Vector256<double>, Float64x4>(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Apply(double a, double b) =>
        Unsafe.BitCast<Float64x1, double>(TKernel.Apply(Unsafe.BitCast<double, Float64x1>(a), Unsafe.BitCast<double, Float64x1>(b)));
}
