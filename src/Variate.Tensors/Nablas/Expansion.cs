using System.Runtime.CompilerServices;
using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>Sums an expansion in two steps: the rows at r, which depend on parameters alone, and then the polynomial in t.</summary>
internal static unsafe class Expansion
{
    /// <summary>Writes Σₖ cⱼₖ rᵏ for every row: <see cref="IExpansionTable.RowCount"/> registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumRows<TTable, TLanes>(TLanes r, double* rows)
        where TTable : struct, IExpansionTable
        where TLanes : struct, ILanes<TLanes>
    {
        fixed (double* coefficients = TTable.Coefficients)
        {
            double* next = coefficients;
            foreach (byte length in TTable.RowLengths)
            {
                TLanes sum = TLanes.LoadRepeated(next);
                for (int k = 1; k < length; k++)
                {
                    sum = TLanes.FusedMultiplyAdd(sum, r, TLanes.LoadRepeated(next + k));
                }

                TLanes.Store(sum, rows);
                next += length;
                rows += TLanes.Count;
            }
        }
    }

    /// <summary>The polynomial in t whose coefficients <see cref="SumRows"/> wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate<TTable, TLanes>(double* rows, TLanes t)
        where TTable : struct, IExpansionTable
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.Load(rows);
        for (int j = 1; j < TTable.RowCount; j++)
        {
            sum = TLanes.FusedMultiplyAdd(sum, t, TLanes.Load(rows + (j * TLanes.Count)));
        }

        return sum;
    }
}
