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
        for (int n = 1; n <= TTermCount.Value; n++, term += 2 * TLanes.Count)
        {
            TLanes slope;
            TLanes value = n % 2 == 0
                ? FractionTerm.Even<TSide, TLanes>(p, q, n / 2, out slope)
                : FractionTerm.Odd<TSide, TLanes>(p, q, n / 2, out slope);
            TLanes.Store(value, term);
            TLanes.Store(slope, term + TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes z = TSide.Load(group, out TLanes p, out TLanes _);
        TLanes numerator = TLanes.Create(1);
        TLanes numeratorSlope = TLanes.Create(0);
        TLanes lastNumerator = numerator;
        TLanes lastNumeratorSlope = numeratorSlope;
        TLanes denominator = numerator;
        TLanes denominatorSlope = numeratorSlope;
        TLanes lastDenominator = numeratorSlope;
        TLanes lastDenominatorSlope = numeratorSlope;
        double* term = constants + (TermsOffset * TLanes.Count);
        for (int n = 0; n < TTermCount.Value; n++, term += 2 * TLanes.Count)
        {
            TLanes d = TLanes.Load(term) * z;
            TLanes slope = TLanes.Load(term + TLanes.Count) * z;
            TLanes next = TLanes.FusedMultiplyAdd(d, lastNumerator, numerator);
            TLanes nextSlope = numeratorSlope + TLanes.FusedMultiplyAdd(slope, lastNumerator, d * lastNumeratorSlope);
            lastNumerator = numerator;
            lastNumeratorSlope = numeratorSlope;
            numerator = next;
            numeratorSlope = nextSlope;
            next = TLanes.FusedMultiplyAdd(d, lastDenominator, denominator);
            nextSlope = denominatorSlope + TLanes.FusedMultiplyAdd(slope, lastDenominator, d * lastDenominatorSlope);
            lastDenominator = denominator;
            lastDenominatorSlope = denominatorSlope;
            denominator = next;
            denominatorSlope = nextSlope;
        }

        // F = B/A, so (F/p)(w ∓ (B′/B − A′/A)) = (B w ∓ (B′ − A′F))/(p A).
        TLanes f = denominator / numerator;
        TLanes change = denominatorSlope - (numeratorSlope * f);
        TLanes weighted = denominator * TSide.Weight(TLanes.Load(constants), group);
        return (TSide.IsLeft ? weighted - change : weighted + change) / (p * numerator);
    }
}
