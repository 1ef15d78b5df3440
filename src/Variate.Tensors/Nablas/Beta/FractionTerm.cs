using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The terms of the continued fraction of ₂F₁(p + q, 1; p + 1; z), divided by z, and their derivatives towards a.</summary>
/// <remarks>
/// d₂ₘ = m(q − m)z/((p + 2m − 1)(p + 2m)), d₂ₘ₊₁ = −(p + m)(p + q + m)z/((p + 2m)(p + 2m + 1)) [Olver2010] eq. 8.17.22. a is p from the left, q from the
/// right.
/// </remarks>
internal static class FractionTerm
{
    /// <summary>d₁/z, where p/p is taken out: it may be the quotient of two zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes First<TSide, TLanes>(TLanes p, TLanes q, out TLanes slope)
        where TSide : struct, IBetaSide
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes total = p + q;
        TLanes factor = -(one / (p + one));
        slope = TSide.IsLeft ? factor * TLanes.FusedMultiplyAdd(total, factor, one) : factor;
        return total * factor;
    }

    /// <summary>d₂ₘ/z and d₂ₘ₊₁/z, m ≥ 1, with one division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Pair<TSide, TLanes>(TLanes p, TLanes q, int m, out TLanes evenSlope, out TLanes odd, out TLanes oddSlope)
        where TSide : struct, IBetaSide
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes index = TLanes.Create(m);
        TLanes middle = p + TLanes.Create(2 * m);
        TLanes lower = middle - one;
        TLanes upper = middle + one;
        TLanes common = one / (lower * middle * upper);
        TLanes evenReciprocal = common * upper;
        TLanes oddReciprocal = common * lower;

        TLanes evenFactor = index * evenReciprocal;
        TLanes even = (q - index) * evenFactor;
        TLanes shape = p + index;
        TLanes total = shape + q;
        TLanes oddFactor = -(shape * oddReciprocal);
        odd = oddFactor * total;
        if (TSide.IsLeft)
        {
            evenSlope = -(even * (lower + middle) * evenReciprocal);
            oddSlope = -(TLanes.FusedMultiplyAdd(odd, middle + upper, total + shape) * oddReciprocal);
        }
        else
        {
            evenSlope = evenFactor;
            oddSlope = oddFactor;
        }

        return even;
    }
}
