using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = shift + ln sum: the last step of a log-sum-exp.</summary>
internal readonly struct ShiftedLogKernel : IBinaryKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes sum, TLanes shift)
        where TLanes : struct, ILanes<TLanes> =>
        shift + LogarithmLanes.Log(sum);
}
