using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>Runs the method of a region over elements.</summary>
[SkipLocalsInit]
internal static unsafe class RegionLoop
{
    /// <summary>Prepares once for all elements, or once a register: the bits are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRegion, TLanes>(double* columns, double* results, int count, bool hasOneParameter)
        where TRegion : struct, IRegion
        where TLanes : struct, ILanes<TLanes>
    {
        double* memory = stackalloc double[(TRegion.ConstantCount * TLanes.Count) + CacheLine.Slack];
        double* constants = CacheLine.Align(memory);
        for (int i = 0; i < count; i += TLanes.Count)
        {
            if (i == 0 || !hasOneParameter)
            {
                TRegion.Prepare<TLanes>(columns + i, constants);
            }

            TLanes.Store(TRegion.Apply<TLanes>(columns + i, constants), results + i);
        }
    }
}
