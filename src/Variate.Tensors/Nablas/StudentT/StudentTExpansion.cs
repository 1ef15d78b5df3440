using System.Runtime.CompilerServices;
using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.StudentT;

/// <summary>From 24 degrees of freedom on: g/y = Σ Gₖ(v) ν⁻ᵏ.</summary>
internal readonly unsafe struct StudentTExpansion : IRegion
{
    public static int ConstantCount => StudentTTable.RowCount + 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes reciprocal = TLanes.Create(1) / TLanes.Load(NablaChunk.Column(group, StudentTColumn.DegreesOfFreedom));
        Expansion.SumRows<StudentTTable, TLanes>(reciprocal, constants);
        TLanes.Store(reciprocal, constants + (StudentTTable.RowCount * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logarithm = TLanes.Load(NablaChunk.Column(group, StudentTColumn.Logarithm));
        TLanes reciprocal = TLanes.Load(constants + (StudentTTable.RowCount * TLanes.Count));
        return reciprocal * Expansion.Evaluate<StudentTTable, TLanes>(constants, logarithm);
    }
}
