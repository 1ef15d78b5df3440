using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>h = (1/b) Σ (a + b)ₙ/(b + 1)ₙ (1 − x)ⁿ (ln x − ψ(a) + ψ(a + b + n)).</summary>
/// <remarks>Above the mean every term is positive: the bracket grows from a positive number.</remarks>
internal readonly unsafe struct BetaRightSeries : IRegion
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
        TLanes complement = TLanes.Load(NablaChunk.Column(group, BetaColumn.Complement));
        TLanes one = TLanes.Create(1);
        TLanes below = b + one;
        TLanes above = a + b;
        TLanes weight = TLanes.Load(constants) + TLanes.Load(NablaChunk.Column(group, BetaColumn.Logarithm)) + (one / a);
        TLanes power = one;
        TLanes sum = weight;
        TLanes isOpen = TLanes.MaskOfFirst(TLanes.Count);
        for (int n = 1; n < BetaSeries.LargestTermCount && TLanes.Any(isOpen); n++)
        {
            TLanes reciprocal = one / (below * above);
            TLanes ratio = complement * above * above * reciprocal;
            power *= ratio;
            weight = TLanes.FusedMultiplyAdd(below, reciprocal, weight);
            TLanes term = power * weight;
            sum = TLanes.Select(isOpen, sum + term, sum);
            isOpen = BetaSeries.StaysOpen(isOpen, term, sum, ratio);
            below += one;
            above += one;
        }

        return TLanes.Select(isOpen, TLanes.Create(double.NaN), sum / b);
    }
}
