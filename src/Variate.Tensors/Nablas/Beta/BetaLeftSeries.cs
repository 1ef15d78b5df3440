using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>h = (1/a) Σ (a + b)ₙ/(a + 1)ₙ xⁿ (ψ(a + n + 1) − ψ(a + b + n) − ln x).</summary>
/// <remarks>Below the mean every term is positive: the bracket runs from a positive number towards −ln x.</remarks>
internal readonly unsafe struct BetaLeftSeries : IRegion
{
    public static int ConstantCount => 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Store(BetaDigamma.OfTotal<TLanes>(group), constants);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes b = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        TLanes x = TLanes.Load(NablaChunk.Column(group, BetaColumn.Value));
        TLanes one = TLanes.Create(1);
        TLanes below = a + one;
        TLanes above = a + b;
        TLanes step = b - one;
        TLanes weight = -TLanes.Load(constants) - TLanes.Load(NablaChunk.Column(group, BetaColumn.Logarithm));
        TLanes power = one;
        TLanes sum = weight;
        TLanes isOpen = TLanes.MaskOfFirst(TLanes.Count);
        for (int n = 1; n < BetaSeries.LargestTermCount && TLanes.Any(isOpen); n++)
        {
            TLanes reciprocal = one / (below * above);
            TLanes ratio = x * above * above * reciprocal;
            power *= ratio;
            weight = TLanes.FusedMultiplyAdd(step, reciprocal, weight);
            TLanes term = power * weight;
            sum = TLanes.Select(isOpen, sum + term, sum);
            isOpen = BetaSeries.StaysOpen(isOpen, term, sum, ratio);
            below += one;
            above += one;
        }

        return TLanes.Select(isOpen, TLanes.Create(double.NaN), sum / a);
    }
}
