using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>A component x of a Dirichlet variable, its concentration and the sum of the others': ∂x/∂a divided by 1 − x, which is x h and finite at 1.</summary>
internal readonly unsafe struct DirichletScale : IBetaScale
{
    /// <summary>Components that were rounded to binary32 may exceed 1 by so much.</summary>
    private const double Slack = 1e-6;

    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        BetaColumns.WriteValue(value, TLanes.Maximum(TLanes.Create(1) - value, TLanes.Create(0)), group);
        BetaColumns.WriteParameters(first, second, group);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogitNabla<TLanes>(TLanes h, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Load(NablaChunk.Column(group, BetaColumn.Value));
        TLanes isInside = LaneMask.And(TLanes.LessThan(TLanes.Create(0), x), TLanes.LessThan(x, TLanes.Create(1 + Slack)));
        TLanes outside = TLanes.Select(TLanes.AreEqual(x, TLanes.Create(0)), x, TLanes.Create(double.NaN));
        return TLanes.Select(isInside, x * h, outside);
    }
}
