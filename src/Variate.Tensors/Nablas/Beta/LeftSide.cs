using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>From 0: the derivative of ln I(x), I the distribution function.</summary>
internal readonly unsafe struct LeftSide : IBetaSide
{
    public static bool IsLeft => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(double* group, out TLanes p, out TLanes q)
        where TLanes : struct, ILanes<TLanes>
    {
        p = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        q = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        return TLanes.Load(NablaChunk.Column(group, BetaColumn.Value));
    }

    /// <summary>ψ(a + 1) − ψ(a + b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Constant<TLanes>(double* group)
        where TLanes : struct, ILanes<TLanes> =>
        -BetaDigamma.OfTotal<TLanes>(group);

    /// <summary>ψ(a + 1) − ψ(a + b) − ln x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Weight<TLanes>(TLanes constant, double* group)
        where TLanes : struct, ILanes<TLanes> =>
        constant - TLanes.Load(NablaChunk.Column(group, BetaColumn.Logarithm));
}
