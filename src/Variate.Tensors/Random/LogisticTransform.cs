using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Random;

/// <summary>The standard logistic law: x = log u − log(1 − u).</summary>
/// <remarks>
/// With m = min(u, 1 − u) this is ±log(1 + (1 − 2m)/m), in which 1 − 2m = |u − (1 − u)| is exact. One logarithm, and none of
/// the cancellation of two near u = ½; mirrored draws are mirrored to the bit.
/// </remarks>
internal readonly struct LogisticTransform : ILaneTransform
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes u)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes complement = TLanes.Create(1) - u;
        TLanes difference = u - complement;
        TLanes excess = TLanes.Abs(difference) / TLanes.Minimum(u, complement);
        return TLanes.CopySign(LogarithmLanes.Log1p(excess), difference);
    }
}
