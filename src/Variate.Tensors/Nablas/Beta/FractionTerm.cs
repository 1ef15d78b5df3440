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
    /// <summary>d₂ₘ/z, m ≥ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Even<TSide, TLanes>(TLanes p, TLanes q, int m, out TLanes slope)
        where TSide : struct, IBetaSide
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes upper = p + TLanes.Create(2 * m);
        TLanes lower = upper - TLanes.Create(1);
        TLanes reciprocal = TLanes.Create(1) / (lower * upper);
        TLanes factor = TLanes.Create(m) * reciprocal;
        TLanes term = (q - TLanes.Create(m)) * factor;
        slope = TSide.IsLeft ? -(term * (lower + upper) * reciprocal) : factor;
        return term;
    }

    /// <summary>d₂ₘ₊₁/z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Odd<TSide, TLanes>(TLanes p, TLanes q, int m, out TLanes slope)
        where TSide : struct, IBetaSide
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes total = p + q + TLanes.Create(m);
        if (m == 0)
        {
            // p/p is taken out: it may be the quotient of two zeros.
            TLanes first = -(one / (p + one));
            slope = TSide.IsLeft ? first * (one + (total * first)) : first;
            return total * first;
        }

        TLanes lower = p + TLanes.Create(2 * m);
        TLanes upper = lower + one;
        TLanes reciprocal = one / (lower * upper);
        TLanes shape = p + TLanes.Create(m);
        TLanes factor = -(shape * reciprocal);
        TLanes term = factor * total;
        slope = TSide.IsLeft ? -(TLanes.FusedMultiplyAdd(term, lower + upper, total + shape) * reciprocal) : factor;
        return term;
    }
}
