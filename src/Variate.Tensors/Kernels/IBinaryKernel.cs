using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>An elementwise function of two operands, written once for every register.</summary>
internal interface IBinaryKernel
{
    /// <summary>The time of an element, in additions: what decides from how many elements on the work is shared.</summary>
    static virtual int Weight => 1;

    /// <summary>The function, in every lane by itself.</summary>
    static abstract TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>;
}
