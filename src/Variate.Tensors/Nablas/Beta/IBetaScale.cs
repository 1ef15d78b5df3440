using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>What is given of a beta variable and its parameters, and which derivative is wanted.</summary>
internal unsafe interface IBetaScale
{
    /// <summary>The time of an element beside the method's, in additions.</summary>
    static abstract int Weight { get; }

    /// <summary>Writes the columns for the derivative towards the parameter named a there: the mirror image for the other one.</summary>
    static abstract void Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The result, from h = d logit(x)/da, with its limits; operands outside the domain are seen to elsewhere.</summary>
    static abstract TLanes FromLogitNabla<TLanes>(TLanes h, double* group)
        where TLanes : struct, ILanes<TLanes>;
}
