using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>Functions evaluated lane by lane with the scalar library in binary64: for rare arguments and rare functions only.</summary>
internal static unsafe class ScalarLanes
{
    private const int LargestCount = 16;

    /// <summary>sin x for any x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Sin<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Evaluate(&Math.Sin, x);

    /// <summary>cos x for any x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Cos<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Evaluate(&Math.Cos, x);

    private static TLanes Evaluate<TLanes>(delegate*<double, double> function, TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        double* values = stackalloc double[LargestCount];
        Store(x, values);
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            values[lane] = function(values[lane]);
        }

        return Load<TLanes>(values);
    }

    private static void Store<TLanes>(TLanes lanes, double* values)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes.Store(lanes, values);
        if (!TLanes.IsDouble)
        {
            // From the back: the wide values grow over the narrow ones.
            for (int lane = TLanes.Count - 1; lane >= 0; lane--)
            {
                values[lane] = ((float*)values)[lane];
            }
        }
    }

    private static TLanes Load<TLanes>(double* values)
        where TLanes : struct, ILanes<TLanes>
    {
        if (!TLanes.IsDouble)
        {
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                ((float*)values)[lane] = (float)values[lane];
            }
        }

        return TLanes.Load(values);
    }
}
