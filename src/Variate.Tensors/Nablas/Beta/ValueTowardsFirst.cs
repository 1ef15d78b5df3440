using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>x, and its derivative towards the first shape.</summary>
internal readonly unsafe struct ValueTowardsFirst : IBetaScale
{
    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        BetaColumns.WriteValue(value, TLanes.Create(1) - value, group);
        BetaColumns.WriteParameters(first, second, group);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogitNabla<TLanes>(TLanes h, double* group)
        where TLanes : struct, ILanes<TLanes> =>
        BetaColumns.FromLogit(h, group);
}
