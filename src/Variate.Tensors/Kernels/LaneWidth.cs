using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Chooses the widest registers of this machine.</summary>
internal static class LaneWidth
{
    /// <summary>Does the work in the widest registers there are. The tests below are constants to the compiler.</summary>
    public static void Run<TWork>(ElementType type, in TWork work, long start, long end)
        where TWork : struct, ILaneWork
    {
        if (Vector512.IsHardwareAccelerated && Avx512DQ.IsSupported)
        {
            Run<TWork, Float32x16, Float64x8>(type, work, start, end);
        }
        else if (Avx2.IsSupported && Fma.IsSupported)
        {
            Run<TWork, Float32x8, Float64x4>(type, work, start, end);
        }
        else
        {
            Run<TWork, Float32x1, Float64x1>(type, work, start, end);
        }
    }

    private static void Run<TWork, TSingles, TDoubles>(ElementType type, in TWork work, long start, long end)
        where TWork : struct, ILaneWork
        where TSingles : struct, ILanes<TSingles>
        where TDoubles : struct, ILanes<TDoubles>
    {
        if (type == ElementType.Float32)
        {
            work.Run<TSingles>(start, end);
        }
        else
        {
            work.Run<TDoubles>(start, end);
        }
    }
}
