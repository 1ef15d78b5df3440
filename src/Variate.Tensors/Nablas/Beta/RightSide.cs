using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>From 1: the derivative of ln (1 − I(x)).</summary>
internal readonly unsafe struct RightSide : IBetaSide
{
    public static bool IsLeft => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(double* group, out TLanes p, out TLanes q)
        where TLanes : struct, ILanes<TLanes>
    {
        p = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        q = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        return TLanes.Load(NablaChunk.Column(group, BetaColumn.Complement));
    }

    /// <summary>ψ(a + b) − ψ(a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Constant<TLanes>(double* group)
        where TLanes : struct, ILanes<TLanes> =>
        BetaDigamma.OfTotal<TLanes>(group) + (TLanes.Create(1) / TLanes.Load(NablaChunk.Column(group, BetaColumn.First)));

    /// <summary>ψ(a + b) − ψ(a) + ln x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Weight<TLanes>(TLanes constant, double* group)
        where TLanes : struct, ILanes<TLanes> =>
        constant + TLanes.Load(NablaChunk.Column(group, BetaColumn.Logarithm));
}
