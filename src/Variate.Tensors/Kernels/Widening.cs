using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>A kernel for binary64 lanes, for both element types: binary32 lanes are widened to two registers and rounded once at the end.</summary>
/// <remarks>Where intermediate values cancel, binary32 alone would lose digits that its result should have.</remarks>
internal readonly struct Widening<TKernel> : IUnaryKernel
    where TKernel : struct, IUnaryKernel
{
    public static int Weight => TKernel.Weight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // The comparisons of types are constants to the compiler.
        if (typeof(TLanes) == typeof(Float32x16))
        {
            (Vector512<double> low, Vector512<double> high) = Vector512.Widen(Unsafe.BitCast<TLanes, Vector512<float>>(x));
            return Unsafe.BitCast<Vector512<float>, TLanes>(Vector512.Narrow(Apply(low), Apply(high)));
        }

        if (typeof(TLanes) == typeof(Float32x8))
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Unsafe.BitCast<TLanes, Vector256<float>>(x));
            return Unsafe.BitCast<Vector256<float>, TLanes>(Vector256.Narrow(Apply(low), Apply(high)));
        }

        return typeof(TLanes) == typeof(Float32x1)
            ? Unsafe.BitCast<float, TLanes>((float)Apply(Unsafe.BitCast<TLanes, float>(x)))
            : TKernel.Apply(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Apply(Vector512<double> x) =>
        Unsafe.BitCast<Float64x8, Vector512<double>>(TKernel.Apply(Unsafe.BitCast<Vector512<double>, Float64x8>(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Apply(Vector256<double> x) =>
        Unsafe.BitCast<Float64x4, Vector256<double>>(TKernel.Apply(Unsafe.BitCast<Vector256<double>, Float64x4>(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Apply(double x) =>
        Unsafe.BitCast<Float64x1, double>(TKernel.Apply(Unsafe.BitCast<double, Float64x1>(x)));
}
