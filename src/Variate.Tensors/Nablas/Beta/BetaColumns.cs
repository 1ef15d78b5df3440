using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>Writes the columns of the beta family from a value or from its logit.</summary>
internal static unsafe class BetaColumns
{
    /// <summary>From x and 1 − x, of which the smaller has all its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteValue<TLanes>(TLanes x, TLanes complement, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isRight = TLanes.LessThan(TLanes.Create(0.5), x);
        TLanes logarithm = LogarithmLanes.Log(x);
        if (TLanes.Any(isRight))
        {
            logarithm = TLanes.Select(isRight, LogarithmLanes.Log1p(-complement), logarithm);
        }

        Write(x, complement, logarithm, group);
    }

    /// <summary>From ln x/(1 − x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteLogit<TLanes>(TLanes logit, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        // One exponential for the three.
        TLanes one = TLanes.Create(1);
        TLanes decay = ExponentialLanes.ExpOfNonPositive(-TLanes.Abs(logit));
        TLanes larger = one / (one + decay);
        TLanes smaller = decay * larger;
        TLanes isLeft = TLanes.LessThan(logit, TLanes.Create(0));
        TLanes logarithm = TLanes.Minimum(logit, TLanes.Create(0)) - LogarithmLanes.Log1pOfUnit(decay);
        Write(TLanes.Select(isLeft, smaller, larger), TLanes.Select(isLeft, larger, smaller), logarithm, group);
    }

    /// <summary>Writes a, towards which the derivative is, and b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteParameters<TLanes>(TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes.Store(first, NablaChunk.Column(group, BetaColumn.First));
        TLanes.Store(second, NablaChunk.Column(group, BetaColumn.Second));
    }

    /// <summary>x (1 − x) h; 0 at the ends, where h is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FromLogit<TLanes>(TLanes h, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Load(NablaChunk.Column(group, BetaColumn.Value));
        TLanes complement = TLanes.Load(NablaChunk.Column(group, BetaColumn.Complement));
        TLanes isInside = LaneMask.And(TLanes.LessThan(TLanes.Create(0), x), TLanes.LessThan(TLanes.Create(0), complement));
        TLanes isEnd = LaneMask.Or(TLanes.AreEqual(x, TLanes.Create(0)), TLanes.AreEqual(complement, TLanes.Create(0)));
        return TLanes.Select(isInside, x * complement * h, TLanes.Select(isEnd, TLanes.Create(0), TLanes.Create(double.NaN)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TLanes>(TLanes x, TLanes complement, TLanes logarithm, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes.Store(x, NablaChunk.Column(group, BetaColumn.Value));
        TLanes.Store(complement, NablaChunk.Column(group, BetaColumn.Complement));
        TLanes.Store(logarithm, NablaChunk.Column(group, BetaColumn.Logarithm));
    }
}
