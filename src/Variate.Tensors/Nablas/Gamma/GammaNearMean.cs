using System.Runtime.CompilerServices;
using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>Large shapes near the mean: the expansion in x/a − 1, which needs no logarithm.</summary>
internal readonly unsafe struct GammaNearMean<TScale> : IRegion
    where TScale : struct, IGammaScale
{
    public static int ConstantCount => GammaNearMeanTable.RowCount;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shape = TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration));
        Expansion.SumRows<GammaNearMeanTable, TLanes>(TLanes.Create(1) / shape, constants);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Load(NablaChunk.Column(group, GammaColumn.Value));
        TLanes shape = TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration));
        return TScale.FromNabla(Expansion.Evaluate<GammaNearMeanTable, TLanes>(constants, (x - shape) / shape), x);
    }
}
