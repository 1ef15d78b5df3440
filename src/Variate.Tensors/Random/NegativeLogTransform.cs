using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Random;

/// <summary>x = −log u: from a uniform draw the exponential law of rate 1, from an exponential one the Gumbel law.</summary>
internal readonly struct NegativeLogTransform : ILaneTransform
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes u)
        where TLanes : struct, ILanes<TLanes>
    {
        return -LogarithmLanes.Log(u);
    }
}
