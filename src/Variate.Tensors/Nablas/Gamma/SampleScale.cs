using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>The variable x itself.</summary>
internal readonly struct SampleScale : IGammaScale
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expand<TLanes>(TLanes operand, out TLanes logarithm)
        where TLanes : struct, ILanes<TLanes>
    {
        logarithm = LogarithmLanes.Log(operand);
        return operand;
    }

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
