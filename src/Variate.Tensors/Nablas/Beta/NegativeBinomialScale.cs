using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The logits of a negative binomial law, its total count r and a count y: its derivative towards r.</summary>
/// <remarks>
/// Q(y) is the distribution function of a beta variable of shapes r and y + 1 at 1 − p, so ∂Q/∂r = −x(1 − x) q h there with x = 1 − p,
/// and divided by the mass at y this is −(r + y) p h.
/// </remarks>
internal readonly unsafe struct NegativeBinomialScale : IBetaScale
{
    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        BetaColumns.WriteLogit(-value, group);
        BetaColumns.WriteParameters(first, second + TLanes.Create(1), group);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogitNabla<TLanes>(TLanes h, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes totalCount = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes count = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second)) - TLanes.Create(1);
        return (totalCount + count) * TLanes.Load(NablaChunk.Column(group, BetaColumn.Complement)) * h;
    }
}
