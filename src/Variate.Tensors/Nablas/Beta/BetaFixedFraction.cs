using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>Moderate shapes, from the nearer end: h = (F/p)(w ∓ ∂ ln F/∂a) with the continued fraction of F = ₂F₁(p + q, 1; p + 1; z).</summary>
/// <remarks>
/// <para>
/// From I(x) = xᵃ(1 − x)ᵇ F/(a B(a, b)) and its mirror image, whose logarithms are differentiated; w is the weight of the side. The numerators A and
/// denominators B of 1/F follow the recurrence Aₙ = Aₙ₋₁ + dₙ Aₙ₋₂, their derivatives the derived one: no division, and terms that depend on the shapes alone.
/// </para>
/// <para>
/// For z up to 7/10 and the mean the fraction gains at least a digit a pair of terms, where the power series, of ratio z, gains a seventh of one.
/// </para>
/// </remarks>
internal readonly unsafe struct BetaFixedFraction<TSide, TTermCount> : IRegion
    where TSide : struct, IBetaSide
    where TTermCount : struct, ITermCount
{
    // The constants: that of the side, and for each term d/z and its derivative.
    private const int TermsOffset = 1;

    public static int ConstantCount => TermsOffset + (2 * TTermCount.Value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes.Store(TSide.Constant<TLanes>(group), constants);
        TSide.Load(group, out TLanes p, out TLanes q);
        double* term = constants + (TermsOffset * TLanes.Count);
        TLanes.Store(FractionTerm.First<TSide, TLanes>(p, q, out TLanes slope), term);
        TLanes.Store(slope, term + TLanes.Count);
        for (int m = 1; 2 * m < TTermCount.Value; m++)
        {
            term += 2 * TLanes.Count;
            TLanes.Store(FractionTerm.Pair<TSide, TLanes>(p, q, m, out slope, out TLanes odd, out TLanes oddSlope), term);
            TLanes.Store(slope, term + TLanes.Count);
            term += 2 * TLanes.Count;
            TLanes.Store(odd, term);
            TLanes.Store(oddSlope, term + TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes z = TSide.Load(group, out TLanes p, out TLanes _);
        double* term = constants + (TermsOffset * TLanes.Count);

        // Two in turn, the older replaced by the next: nothing has to be moved. d₁ first.
        TLanes numerator = TLanes.Create(1);
        TLanes numeratorSlope = TLanes.Create(0);
        TLanes otherNumerator = TLanes.FusedMultiplyAdd(TLanes.Load(term), z, numerator);
        TLanes otherNumeratorSlope = TLanes.Load(term + TLanes.Count) * z;
        TLanes denominator = numerator;
        TLanes denominatorSlope = numeratorSlope;
        TLanes otherDenominator = numerator;
        TLanes otherDenominatorSlope = numeratorSlope;
        for (int n = 1; n < TTermCount.Value; n += 2)
        {
            term += 2 * TLanes.Count;
            TLanes d = TLanes.Load(term) * z;
            TLanes slope = TLanes.Load(term + TLanes.Count) * z;
            numeratorSlope = otherNumeratorSlope + TLanes.FusedMultiplyAdd(slope, numerator, d * numeratorSlope);
            numerator = TLanes.FusedMultiplyAdd(d, numerator, otherNumerator);
            denominatorSlope = otherDenominatorSlope + TLanes.FusedMultiplyAdd(slope, denominator, d * denominatorSlope);
            denominator = TLanes.FusedMultiplyAdd(d, denominator, otherDenominator);
            term += 2 * TLanes.Count;
            d = TLanes.Load(term) * z;
            slope = TLanes.Load(term + TLanes.Count) * z;
            otherNumeratorSlope = numeratorSlope + TLanes.FusedMultiplyAdd(slope, otherNumerator, d * otherNumeratorSlope);
            otherNumerator = TLanes.FusedMultiplyAdd(d, otherNumerator, numerator);
            otherDenominatorSlope = denominatorSlope + TLanes.FusedMultiplyAdd(slope, otherDenominator, d * otherDenominatorSlope);
            otherDenominator = TLanes.FusedMultiplyAdd(d, otherDenominator, denominator);
        }

        // F = B/A, so (F/p)(w ∓ (B′/B − A′/A)) = (B w ∓ (B′ − A′F))/(p A).
        TLanes f = otherDenominator / otherNumerator;
        TLanes change = otherDenominatorSlope - (otherNumeratorSlope * f);
        TLanes weighted = otherDenominator * TSide.Weight(TLanes.Load(constants), group);
        return (TSide.IsLeft ? weighted - change : weighted + change) / (p * otherNumerator);
    }
}
