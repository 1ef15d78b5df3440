using System.Runtime.CompilerServices;
using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>Shapes from 10 on: g = Σ gₖ(t) a⁻ᵏ, t = ln(x/a).</summary>
internal readonly unsafe struct GammaExpansion<TScale> : IRegion
    where TScale : struct, IGammaScale
{
    public static int ConstantCount => GammaTable.RowCount + 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shape = TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration));
        Expansion.SumRows<GammaTable, TLanes>(TLanes.Create(1) / shape, constants);
        TLanes.Store(LogarithmLanes.Log(shape), constants + (GammaTable.RowCount * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes t = TLanes.Load(NablaChunk.Column(group, GammaColumn.Logarithm)) - TLanes.Load(constants + (GammaTable.RowCount * TLanes.Count));
        TLanes g = Expansion.Evaluate<GammaTable, TLanes>(constants, t);
        return TScale.FromNabla(g, TLanes.Load(NablaChunk.Column(group, GammaColumn.Value)));
    }
}
