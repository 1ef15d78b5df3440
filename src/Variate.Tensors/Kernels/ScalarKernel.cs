using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>A scalar function, lane by lane: binary32 operands are widened, and the result is rounded once.</summary>
internal readonly unsafe struct ScalarKernel<TFunction> : ITernaryKernel
    where TFunction : struct, IScalarFunction
{
    /// <summary>Bytes of the widest register.</summary>
    private const int RegisterSize = 64;

    public static int Weight => 256;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* first = stackalloc byte[3 * RegisterSize];
        byte* second = first + RegisterSize;
        byte* third = second + RegisterSize;
        TLanes.Store(a, first);
        TLanes.Store(b, second);
        TLanes.Store(c, third);
        for (int offset = 0; offset < TLanes.Count * TLanes.ElementSize; offset += TLanes.ElementSize)
        {
            double value = TFunction.Evaluate(
                LaneElement.Read<TLanes>(first + offset),
                LaneElement.Read<TLanes>(second + offset),
                LaneElement.Read<TLanes>(third + offset));
            LaneElement.Write<TLanes>(value, first + offset);
        }

        return TLanes.Load(first);
    }
}
