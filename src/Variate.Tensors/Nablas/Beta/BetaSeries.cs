using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The power series in a small z, with p the shape on its side and q the other.</summary>
/// <remarks>
/// From the left h = (1/a) Σ (a + b)ₙ/(a + 1)ₙ xⁿ (ψ(a + n + 1) − ψ(a + b + n) − ln x), from the right
/// h = (1/b) Σ (a + b)ₙ/(b + 1)ₙ (1 − x)ⁿ (ψ(a + b + n) − ψ(a) + ln x). On its own side of the mean every term is positive; the region reaches so little
/// beyond it that the terms exceed the sum by three digits at most.
/// </remarks>
internal readonly unsafe struct BetaSeries<TSide> : IRegion
    where TSide : struct, IBetaSide
{
    /// <summary>Several times as many as any element of the region needs; one that needed more would be NaN, not inexact.</summary>
    private const int LargestTermCount = 1000;

    private const double Tolerance = 1e-17;

    public static int ConstantCount => 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Store(TSide.Constant<TLanes>(group), constants);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes z = TSide.Load(group, out TLanes p, out TLanes q);
        TLanes below = p + one;
        TLanes above = p + q;
        TLanes weight = TSide.Weight(TLanes.Load(constants), group);
        TLanes power = one;
        TLanes sum = weight;
        TLanes isOpen = TLanes.MaskOfFirst(TLanes.Count);
        for (int n = 1; n < LargestTermCount && TLanes.Any(isOpen); n++)
        {
            TLanes reciprocal = one / (below * above);
            TLanes ratio = z * above * above * reciprocal;
            power *= ratio;

            // 1/(p + n) − 1/(p + q + n − 1) from the left, 1/(p + q + n − 1) from the right.
            weight = TLanes.FusedMultiplyAdd(TSide.IsLeft ? q - one : below, reciprocal, weight);
            TLanes term = power * weight;
            sum = TLanes.Select(isOpen, sum + term, sum);

            // Terms may grow before they fall: only where they fall the series may end.
            TLanes counts = TLanes.LessThan(TLanes.Abs(sum) * TLanes.Create(Tolerance), TLanes.Abs(term));
            isOpen = LaneMask.And(isOpen, LaneMask.Or(counts, TLanes.LessThan(one, ratio)));
            below += one;
            above += one;
        }

        return TLanes.Select(isOpen, TLanes.Create(double.NaN), sum / p);
    }
}
