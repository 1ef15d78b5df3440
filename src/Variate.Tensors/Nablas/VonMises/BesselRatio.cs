using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.VonMises;

/// <summary>A = I₁(κ)/I₀(κ), the mean of cos y.</summary>
internal static class BesselRatio
{
    // At κ = 30 the following terms of both series are below the last bit of the sums.
    private const int TermCount = 64;

    /// <summary>For κ below 30: both power series in κ²/4, of positive terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TLanes OfSmall<TLanes>(TLanes concentration)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes half = concentration * TLanes.Create(0.5);
        TLanes square = half * half;
        TLanes zeroth = one;
        TLanes first = one;
        for (int k = TermCount; k > 0; k--)
        {
            zeroth = TLanes.FusedMultiplyAdd(zeroth * square, TLanes.Create(1.0 / (k * k)), one);
            first = TLanes.FusedMultiplyAdd(first * square, TLanes.Create(1.0 / (k * (k + 1))), one);
        }

        return half * first / zeroth;
    }

    /// <summary>For κ from 30 on: the expansion in 1/κ, of which the far tails need twelve digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfLarge<TLanes>(TLanes concentration)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes r = TLanes.Create(1) / concentration;
        TLanes sum = Horner(TLanes.Create(-46.478515625), r, -11.466461181640625);
        sum = Horner(sum, r, -3.21875);
        sum = Horner(sum, r, -1.0478515625);
        sum = Horner(sum, r, -0.40625);
        sum = Horner(sum, r, -0.1953125);
        sum = Horner(sum, r, -0.125);
        sum = Horner(sum, r, -0.125);
        sum = Horner(sum, r, -0.5);
        return Horner(sum, r, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, TLanes x, double coefficient)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(sum, x, TLanes.Create(coefficient));
}
