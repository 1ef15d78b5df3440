using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>The upper tail: g = (ln x − ψ(a)) U + ∂U/∂a, U = Γ(a, x) eˣ/x^(a − 1), by the continued fraction of U and its derivative.</summary>
/// <remarks>
/// U = x/(b₀ + a₁/(b₁ + a₂/(b₂ + ..))), aᵢ = i(a − i), bᵢ = x + 2i + 1 − a, evaluated forwards as a product of Cᵢ Dᵢ. Nothing cancels, and where
/// the region begins some fifty terms suffice.
/// </remarks>
internal readonly unsafe struct GammaFraction<TScale> : IRegion
    where TScale : struct, IGammaScale
{
    private const int LargestTermCount = 500;
    private const double Tolerance = 1e-15;

    public static int ConstantCount => 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Store(DigammaLanes.Digamma(TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration))), constants);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Load(NablaChunk.Column(group, GammaColumn.Value));
        TLanes upper = Evaluate(x, TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration)), out TLanes logSlope);
        TLanes excess = TLanes.Load(NablaChunk.Column(group, GammaColumn.Logarithm)) - TLanes.Load(constants);
        return TScale.FromNabla(upper * (excess + logSlope), x);
    }

    /// <summary>U, and ∂ ln U/∂a; NaN if the fraction has not settled.</summary>
    private static TLanes Evaluate<TLanes>(TLanes x, TLanes shape, out TLanes logSlope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes b = x + one - shape;
        TLanes fraction = b;
        TLanes slope = -one / b;
        TLanes c = b;
        TLanes cSlope = -one;
        TLanes d = TLanes.Create(0);
        TLanes dSlope = d;
        TLanes isOpen = TLanes.MaskOfFirst(TLanes.Count);
        for (int i = 1; i < LargestTermCount && TLanes.Any(isOpen); i++)
        {
            TLanes index = TLanes.Create(i);
            TLanes a = index * (shape - index);
            TLanes inverse = one / c;
            TLanes ratio = a * inverse;
            b += one + one;
            TLanes denominatorSlope = TLanes.FusedMultiplyAdd(index, d, TLanes.FusedMultiplyAdd(a, dSlope, -one));
            d = one / TLanes.FusedMultiplyAdd(a, d, b);
            dSlope = -(denominatorSlope * d * d);
            cSlope = TLanes.FusedMultiplyAdd(inverse, index - (ratio * cSlope), -one);
            c = b + ratio;
            TLanes factor = c * d;
            TLanes change = (cSlope / c) + (dSlope / d);
            fraction = TLanes.Select(isOpen, fraction * factor, fraction);
            slope = TLanes.Select(isOpen, slope + change, slope);
            TLanes error = TLanes.Maximum(TLanes.Abs(factor - one), TLanes.Abs(change));
            isOpen = LaneMask.And(isOpen, TLanes.LessThan(TLanes.Create(Tolerance), error));
        }

        logSlope = TLanes.Select(isOpen, TLanes.Create(double.NaN), -slope);
        return x / fraction;
    }
}
