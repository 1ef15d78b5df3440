using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The constant of the beta family.</summary>
internal static unsafe class BetaDigamma
{
    /// <summary>ψ(a + b) − ψ(a + 1), and not − ψ(a): where a is small, 1/a apart would cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfTotal<TLanes>(double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes b = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        return DigammaLanes.Difference(a + TLanes.Create(1), a + b, b - TLanes.Create(1));
    }
}
