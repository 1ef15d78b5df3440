using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>x, and its derivative towards the second shape: 1 − x is a beta variable with the shapes exchanged.</summary>
internal readonly unsafe struct ValueTowardsSecond : IBetaScale
{
    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        BetaColumns.WriteValue(TLanes.Create(1) - value, value, group);
        BetaColumns.WriteParameters(second, first, group);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogitNabla<TLanes>(TLanes h, double* group)
        where TLanes : struct, ILanes<TLanes> =>
        -BetaColumns.FromLogit(h, group);
}
