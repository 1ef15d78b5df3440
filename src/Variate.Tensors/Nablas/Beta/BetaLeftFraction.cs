using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The lower tail: h = (F/a)(ψ(a + 1) − ψ(a + b) − ln x − ∂ ln F/∂a), F = ₂F₁(a + b, 1; a + 1; x).</summary>
/// <remarks>From I(x) = xᵃ(1 − x)ᵇ F/(a B(a, b)), whose logarithm is differentiated.</remarks>
internal readonly unsafe struct BetaLeftFraction : IRegion
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
        TLanes fraction = BetaFraction.Evaluate(a, b, x, 1, out TLanes logSlope);
        TLanes weight = -TLanes.Load(constants) - TLanes.Load(NablaChunk.Column(group, BetaColumn.Logarithm));
        return fraction * (weight - logSlope) / a;
    }
}
