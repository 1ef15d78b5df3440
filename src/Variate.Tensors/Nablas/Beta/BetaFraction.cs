using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The tails, where z is near 1 but well below p/(p + q): the continued fraction of ₂F₁(p + q, 1; p + 1; z), until it settles.</summary>
/// <remarks>
/// As <see cref="BetaFixedFraction{TSide, TTermCount}"/>, evaluated forwards as a product, with the derivative of its logarithm beside it. The number of terms hardly
/// depends on the shapes, where the series would have (p + q)/q times as many.
/// </remarks>
internal readonly unsafe struct BetaFraction<TSide> : IRegion
    where TSide : struct, IBetaSide
{
    private const int LargestTermCount = 1000;
    private const double Tolerance = 1e-15;

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
        var state = new FractionState<TLanes>(one);
        TLanes isOpen = TLanes.MaskOfFirst(TLanes.Count);
        TLanes first = FractionTerm.First<TSide, TLanes>(p, q, out TLanes firstSlope);
        state.Append(first * z, firstSlope * z, isOpen);
        for (int m = 1; m < LargestTermCount && TLanes.Any(isOpen); m++)
        {
            TLanes even = FractionTerm.Pair<TSide, TLanes>(p, q, m, out TLanes evenSlope, out TLanes odd, out TLanes oddSlope);
            state.Append(even * z, evenSlope * z, isOpen);
            TLanes error = state.Append(odd * z, oddSlope * z, isOpen);
            isOpen = LaneMask.And(isOpen, TLanes.LessThan(TLanes.Create(Tolerance), error));
        }

        // The state has 1/F.
        TLanes weight = TSide.Weight(TLanes.Load(constants), group);
        TLanes total = TSide.IsLeft ? weight + state.LogSlope : weight - state.LogSlope;
        return TLanes.Select(isOpen, TLanes.Create(double.NaN), total / (state.Value * p));
    }
}
