using Variate.Tensors.Simd;

namespace Variate.Tensors.Random;

/// <summary>A map from a draw of one law to a draw of another.</summary>
internal interface ILaneTransform
{
    /// <summary>The draw that replaces <paramref name="u"/>, which is uniform unless the transform says otherwise.</summary>
    static abstract TLanes Apply<TLanes>(TLanes u)
        where TLanes : struct, ILanes<TLanes>;
}
