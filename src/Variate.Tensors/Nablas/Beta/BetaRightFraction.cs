using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The upper tail: h = (F/b)(ln x − ψ(a) + ψ(a + b) + ∂ ln F/∂a), F = ₂F₁(a + b, 1; b + 1; 1 − x).</summary>
/// <remarks>From 1 − I(x) = xᵃ(1 − x)ᵇ F/(b B(a, b)), whose logarithm is differentiated.</remarks>
internal readonly unsafe struct BetaRightFraction : IRegion
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
        TLanes fraction = BetaFraction.Evaluate(b, a, complement, 0, out TLanes logSlope);
        TLanes weight = TLanes.Load(constants) + TLanes.Load(NablaChunk.Column(group, BetaColumn.Logarithm)) + (TLanes.Create(1) / a);
        return fraction * (weight + logSlope) / b;
    }
}
