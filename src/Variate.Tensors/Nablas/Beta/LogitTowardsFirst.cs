using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>ln x/(1 − x), and its derivative towards the first shape.</summary>
internal readonly unsafe struct LogitTowardsFirst : IBetaScale
{
    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        BetaColumns.WriteLogit(value, group);
        BetaColumns.WriteParameters(first, second, group);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogitNabla<TLanes>(TLanes h, double* group)
        where TLanes : struct, ILanes<TLanes> =>
        h;
}
