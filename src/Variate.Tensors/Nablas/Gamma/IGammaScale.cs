using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>The scale on which a gamma variable is given, and on which its derivative is wanted.</summary>
internal interface IGammaScale
{
    /// <summary>x of an operand.</summary>
    static abstract TLanes Value<TLanes>(TLanes operand)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>ln x of an operand.</summary>
    static abstract TLanes Logarithm<TLanes>(TLanes operand)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The result, from g = dx/da.</summary>
    static abstract TLanes FromNabla<TLanes>(TLanes g, TLanes x)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The result, from h = d ln x/da.</summary>
    static abstract TLanes FromLogNabla<TLanes>(TLanes h, TLanes x)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The result where x is 0 because the operand is, or NaN outside the domain, or <paramref name="result"/>.</summary>
    static abstract TLanes Bound<TLanes>(TLanes result, TLanes x)
        where TLanes : struct, ILanes<TLanes>;
}
