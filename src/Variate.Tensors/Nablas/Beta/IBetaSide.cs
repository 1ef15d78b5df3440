using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The end of the interval from which a method starts: 0 with z = x, p = a, q = b, or 1 with z = 1 − x, p = b, q = a.</summary>
internal unsafe interface IBetaSide
{
    /// <summary>z, p and q.</summary>
    static abstract TLanes Load<TLanes>(double* group, out TLanes p, out TLanes q)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Whether a is p.</summary>
    static abstract bool IsLeft { get; }

    /// <summary>What the first term of the series in z is multiplied by, but for ln x: the constant of the parameters.</summary>
    static abstract TLanes Constant<TLanes>(double* group)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The first term with ln x.</summary>
    static abstract TLanes Weight<TLanes>(TLanes constant, double* group)
        where TLanes : struct, ILanes<TLanes>;
}
