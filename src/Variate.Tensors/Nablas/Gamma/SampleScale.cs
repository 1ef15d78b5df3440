using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>The variable x itself.</summary>
internal readonly struct SampleScale : IGammaScale
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes operand)
        where TLanes : struct, ILanes<TLanes> =>
        operand;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Logarithm<TLanes>(TLanes operand)
        where TLanes : struct, ILanes<TLanes> =>
        LogarithmLanes.Log(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromNabla<TLanes>(TLanes g, TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        g;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogNabla<TLanes>(TLanes h, TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        x * h;

    /// <summary>g → 0 as x → 0, where ln x is infinite; NaN below 0 and at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Bound<TLanes>(TLanes result, TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isInside = LaneMask.And(TLanes.LessThan(TLanes.Create(0), x), TLanes.LessThan(x, TLanes.Create(double.PositiveInfinity)));
        TLanes outside = TLanes.Select(TLanes.AreEqual(x, TLanes.Create(0)), TLanes.Create(0), TLanes.Create(double.NaN));
        return TLanes.Select(isInside, result, outside);
    }
}
