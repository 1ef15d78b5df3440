using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary><see cref="Widening{TKernel}"/> for a kernel of three operands.</summary>
internal readonly struct WideningOfTriple<TKernel> : ITernaryKernel
    where TKernel : struct, ITernaryKernel
{
    public static int Weight => TKernel.Weight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : struct, ILanes<TLanes>
    {
        if (typeof(TLanes) == typeof(Float32x16))
        {
            (Vector512<double> lowA, Vector512<double> highA) = Vector512.Widen(Unsafe.BitCast<TLanes, Vector512<float>>(a));
            (Vector512<double> lowB, Vector512<double> highB) = Vector512.Widen(Unsafe.BitCast<TLanes, Vector512<float>>(b));
            (Vector512<double> lowC, Vector512<double> highC) = Vector512.Widen(Unsafe.BitCast<TLanes, Vector512<float>>(c));
            return Unsafe.BitCast<Vector512<float>, TLanes>(
                Vector512.Narrow(Apply512(lowA, lowB, lowC), Apply512(highA, highB, highC)));
        }

        if (typeof(TLanes) == typeof(Float32x8))
        {
            (Vector256<double> lowA, Vector256<double> highA) = Vector256.Widen(Unsafe.BitCast<TLanes, Vector256<float>>(a));
            (Vector256<double> lowB, Vector256<double> highB) = Vector256.Widen(Unsafe.BitCast<TLanes, Vector256<float>>(b));
            (Vector256<double> lowC, Vector256<double> highC) = Vector256.Widen(Unsafe.BitCast<TLanes, Vector256<float>>(c));
            return Unsafe.BitCast<Vector256<float>, TLanes>(
                Vector256.Narrow(Apply256(lowA, lowB, lowC), Apply256(highA, highB, highC)));
        }

        return typeof(TLanes) == typeof(Float32x1)
            ? Unsafe.BitCast<float, TLanes>(
                (float)Apply64(Unsafe.BitCast<TLanes, float>(a), Unsafe.BitCast<TLanes, float>(b), Unsafe.BitCast<TLanes, float>(c)))
            : TKernel.Apply(a, b, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Apply512(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Unsafe.BitCast<Float64x8, Vector512<double>>(
            TKernel.Apply(
                Unsafe.BitCast<Vector512<double>, Float64x8>(a),
                Unsafe.BitCast<Vector512<double>, Float64x8>(b),
                Unsafe.BitCast<Vector512<double>, Float64x8>(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Apply256(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Unsafe.BitCast<Float64x4, Vector256<double>>(
            TKernel.Apply(
                Unsafe.BitCast<Vector256<double>, Float64x4>(a),
                Unsafe.BitCast<Vector256<double>, Float64x4>(b),
                Unsafe.BitCast<Vector256<double>, Float64x4>(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Apply64(double a, double b, double c) =>
        Unsafe.BitCast<Float64x1, double>(
            TKernel.Apply(Unsafe.BitCast<double, Float64x1>(a), Unsafe.BitCast<double, Float64x1>(b), Unsafe.BitCast<double, Float64x1>(c)));
}
