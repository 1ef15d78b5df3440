using System.Runtime.CompilerServices;
using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.StudentT;

/// <summary>Few degrees of freedom: the expansion at ν + 2n, and n steps down at fixed v.</summary>
/// <remarks>
/// With a = ν/2, w = e⁻ᵛ and h = 4(1/(2ν) − g/y): a h(a) = w(a + ½) h(a + 1) + ψ(a + 1) − ψ(a + ½) + v. Every term is positive.
/// </remarks>
internal readonly unsafe struct StudentTShift : IRegion
{
    // The constants: rows of the table, then 1/(ν + 2n), n, 1/(2ν), and for each step 1/(a + j), a + j + ½, ψ(a + j + 1) − ψ(a + j + ½).
    private const int LargestShift = 12;
    private const int ShiftedOffset = 0;
    private const int StepCountOffset = 1;
    private const int HalfOffset = 2;
    private const int StepsOffset = 3;
    private const int StepLength = 3;

    public static int ConstantCount => StudentTTable.RowCount + StepsOffset + (StepLength * LargestShift);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes half = TLanes.Create(0.5);
        TLanes a = TLanes.Load(NablaChunk.Column(group, StudentTColumn.DegreesOfFreedom)) * half;
        TLanes stepCount = DigammaLanes.StepsTo(StudentTNabla.ExpansionFrom / 2, a);
        TLanes shifted = a + stepCount;
        TLanes reciprocal = half / shifted;
        Expansion.SumRows<StudentTTable, TLanes>(reciprocal, constants);
        constants += StudentTTable.RowCount * TLanes.Count;
        TLanes.Store(reciprocal, constants + (ShiftedOffset * TLanes.Count));
        TLanes.Store(stepCount, constants + (StepCountOffset * TLanes.Count));
        TLanes.Store(TLanes.Create(0.25) / a, constants + (HalfOffset * TLanes.Count));
        TLanes below = -DigammaLanes.Difference(shifted, shifted + half, half);
        double* step = constants + (StepsOffset * TLanes.Count);
        for (int j = LargestShift - 1; j >= 0; j--, step += StepLength * TLanes.Count)
        {
            TLanes lower = a + TLanes.Create(j);
            TLanes inverse = one / lower;
            TLanes middle = lower + half;
            TLanes above = below + (one / middle);
            TLanes.Store(inverse, step);
            TLanes.Store(middle, step + TLanes.Count);
            TLanes.Store(above, step + (2 * TLanes.Count));
            below = TLanes.Select(TLanes.LessThan(TLanes.Create(j), stepCount), above - inverse, below);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logarithm = TLanes.Load(NablaChunk.Column(group, StudentTColumn.Logarithm));
        TLanes decay = ExponentialLanes.ExpOfNonPositive(-logarithm);
        double* rest = constants + (StudentTTable.RowCount * TLanes.Count);
        TLanes reciprocal = TLanes.Load(rest + (ShiftedOffset * TLanes.Count));
        TLanes g = reciprocal * Expansion.Evaluate<StudentTTable, TLanes>(constants, logarithm);
        TLanes h = TLanes.Create(4) * TLanes.FusedMultiplyAdd(reciprocal, TLanes.Create(0.5), -g);
        TLanes stepCount = TLanes.Load(rest + (StepCountOffset * TLanes.Count));
        double* step = rest + (StepsOffset * TLanes.Count);
        for (int j = LargestShift - 1; j >= 0; j--, step += StepLength * TLanes.Count)
        {
            TLanes isPassed = TLanes.LessThan(TLanes.Create(j), stepCount);
            if (TLanes.Any(isPassed))
            {
                TLanes source = TLanes.Load(step + (2 * TLanes.Count)) + logarithm;
                TLanes lower = TLanes.FusedMultiplyAdd(decay * TLanes.Load(step + TLanes.Count), h, source) * TLanes.Load(step);
                h = TLanes.Select(isPassed, lower, h);
            }
        }

        return TLanes.FusedMultiplyAdd(h, TLanes.Create(-0.25), TLanes.Load(rest + (HalfOffset * TLanes.Count)));
    }
}
