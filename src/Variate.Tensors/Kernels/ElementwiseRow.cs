using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>The innermost loop of every elementwise operation.</summary>
/// <remarks>Optimised on its first call: one long call must not run in the compiler's quick first version.</remarks>
internal static unsafe class ElementwiseRow
{
    /// <summary>y = kernel(a, b, c) for one row. <paramref name="y"/> may be one of the streamed operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TKernel, TLanes, TA, TB, TC>(byte* a, byte* b, byte* c, byte* y, nint length)
        where TKernel : struct, ITernaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
        where TC : struct, IOperand
    {
        int size = TLanes.ElementSize;
        nint whole = length - (length % TLanes.Count);
        for (nint i = 0; i < whole; i += TLanes.Count)
        {
            TLanes result = TKernel.Apply(TA.Load<TLanes>(a, i), TB.Load<TLanes>(b, i), TC.Load<TLanes>(c, i));
            TLanes.Store(result, y + (i * size));
        }

        if (whole < length)
        {
            int rest = (int)(length - whole);
            TLanes result = TKernel.Apply(
                TA.LoadPartial<TLanes>(a, whole, rest),
                TB.LoadPartial<TLanes>(b, whole, rest),
                TC.LoadPartial<TLanes>(c, whole, rest));
            TLanes.StoreFirst(result, y + (whole * size), rest);
        }
    }
}
