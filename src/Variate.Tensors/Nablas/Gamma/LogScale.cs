using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>ln x, for shapes so small that x underflows.</summary>
internal readonly struct LogScale : IGammaScale
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes operand)
        where TLanes : struct, ILanes<TLanes> =>
        ExponentialLanes.Exp(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Logarithm<TLanes>(TLanes operand)
        where TLanes : struct, ILanes<TLanes> =>
        operand;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromNabla<TLanes>(TLanes g, TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        g / x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogNabla<TLanes>(TLanes h, TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        h;

    /// <summary>NaN where x overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Bound<TLanes>(TLanes result, TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(x, TLanes.Create(double.PositiveInfinity)), result, TLanes.Create(double.NaN));
}
