using System.Runtime.CompilerServices;
using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.VonMises;

/// <summary>κ from 30 on, but for the far tails: g = T Σ hₖ(T²) κ⁻ᵏ, T = tan(y/2).</summary>
internal readonly unsafe struct VonMisesExpansion : IRegion
{
    public static int ConstantCount => VonMisesTable.RowCount + 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes reciprocal = TLanes.Create(1) / TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Concentration));
        Expansion.SumRows<VonMisesTable, TLanes>(reciprocal, constants);
        TLanes.Store(reciprocal, constants + (VonMisesTable.RowCount * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes tangent = TLanes.Abs(TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Tangent)));
        TLanes sum = Expansion.Evaluate<VonMisesTable, TLanes>(constants, tangent * tangent);
        return -(tangent * TLanes.Load(constants + (VonMisesTable.RowCount * TLanes.Count)) * sum);
    }
}
