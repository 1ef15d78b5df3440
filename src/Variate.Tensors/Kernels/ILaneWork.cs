using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Work on a range of elements that can be done in registers of any width, with the same bits.</summary>
internal interface ILaneWork
{
    /// <summary>Does the elements of the output from <paramref name="start"/> until before <paramref name="end"/>.</summary>
    void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>;
}
