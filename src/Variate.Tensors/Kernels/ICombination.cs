using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>An associative operation by which a reduction combines its terms.</summary>
internal interface ICombination
{
    /// <summary>The result of no terms.</summary>
    static abstract double Identity { get; }

    /// <summary>Combines two registers, lane by lane.</summary>
    static abstract TLanes Combine<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Combines two partial results.</summary>
    static abstract double Combine(double a, double b);
}
