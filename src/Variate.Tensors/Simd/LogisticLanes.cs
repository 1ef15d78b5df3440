using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>The logistic function, its integral, its logarithm and its twin tanh, in lanes. All keep relative accuracy on both sides.</summary>
internal static class LogisticLanes
{
    /// <summary>1/(1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // e^−|x| over 1 + e^−|x| on the left: e⁻ˣ would overflow where the result is still a number.
        TLanes e = ExponentialLanes.ExpOfNonPositive(-TLanes.Abs(x));
        TLanes numerator = TLanes.Select(TLanes.LessThan(x, TLanes.Create(0)), e, TLanes.Create(1));
        return numerator / (TLanes.Create(1) + e);
    }

    /// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes e = ExponentialLanes.ExpOfNonPositive(-TLanes.Abs(x));
        return TLanes.Maximum(x, TLanes.Create(0)) + LogarithmLanes.Log1pOfUnit(e);
    }

    /// <summary>ln sigmoid(x) = −softplus(−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogSigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        -Softplus(-x);

    /// <summary>tanh x = −t/(2 + t) with t = e^−2|x| − 1 and the sign of x: no cancellation near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes t = ExponentialLanes.Expm1OfNonPositive(TLanes.Abs(x) * TLanes.Create(-2));
        return TLanes.CopySign(t / (TLanes.Create(2) + t), x);
    }
}
