using System.Runtime.CompilerServices;
using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>Shapes below 10: the expansion at a + n, and n times g(a) = (x/a)(g(a + 1) + ψ(a + 1) − ln x).</summary>
internal readonly unsafe struct GammaShift<TScale> : IRegion
    where TScale : struct, IGammaScale
{
    // The constants: rows of the table, then ln(a + n), n, and for each step 1/(a + j) and ψ(a + j + 1).
    private const int LogarithmOffset = 0;
    private const int StepCountOffset = 1;
    private const int StepsOffset = 2;

    public static int ConstantCount => GammaTable.RowCount + StepsOffset + (2 * GammaLimits.LargestShift);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shape = TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration));
        TLanes stepCount = DigammaLanes.StepsTo(GammaLimits.ExpansionFrom, shape);
        TLanes shifted = shape + stepCount;
        TLanes logarithm = LogarithmLanes.Log(shifted);
        Expansion.SumRows<GammaTable, TLanes>(TLanes.Create(1) / shifted, constants);
        constants += GammaTable.RowCount * TLanes.Count;
        TLanes.Store(logarithm, constants + (LogarithmOffset * TLanes.Count));
        TLanes.Store(stepCount, constants + (StepCountOffset * TLanes.Count));
        TLanes digamma = DigammaLanes.Asymptotic(shifted, logarithm);
        double* step = constants + (StepsOffset * TLanes.Count);
        for (int j = GammaLimits.LargestShift - 1; j >= 0; j--, step += 2 * TLanes.Count)
        {
            TLanes reciprocal = TLanes.Create(1) / (shape + TLanes.Create(j));
            TLanes.Store(reciprocal, step);
            TLanes.Store(digamma, step + TLanes.Count);
            digamma = TLanes.Select(TLanes.LessThan(TLanes.Create(j), stepCount), digamma - reciprocal, digamma);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Load(NablaChunk.Column(group, GammaColumn.Value));
        TLanes logarithm = TLanes.Load(NablaChunk.Column(group, GammaColumn.Logarithm));
        double* rest = constants + (GammaTable.RowCount * TLanes.Count);
        TLanes g = Expansion.Evaluate<GammaTable, TLanes>(constants, logarithm - TLanes.Load(rest + (LogarithmOffset * TLanes.Count)));
        TLanes stepCount = TLanes.Load(rest + (StepCountOffset * TLanes.Count));
        double* step = rest + (StepsOffset * TLanes.Count);
        for (int j = GammaLimits.LargestShift - 1; j >= 0; j--, step += 2 * TLanes.Count)
        {
            TLanes isPassed = TLanes.LessThan(TLanes.Create(j), stepCount);
            if (TLanes.Any(isPassed))
            {
                TLanes lower = x * TLanes.Load(step) * (g + (TLanes.Load(step + TLanes.Count) - logarithm));
                g = TLanes.Select(isPassed, lower, g);
            }
        }

        return TScale.FromNabla(g, x);
    }
}
