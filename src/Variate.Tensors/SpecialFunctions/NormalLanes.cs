using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The distribution function Φ of the standard normal law, its logarithm and the derivatives of that, in binary64 lanes.</summary>
internal static class NormalLanes
{
    private const double SqrtHalf = 0.70710678118654752440;

    private const double SqrtTwoOverPi = 0.79788456080286535588;

    // Here the fits for the left take over from those for the middle.
    private const double Border = 0.5;

    // Beyond it log Φ(x) + x²/2, which bounds −x here, is below the last bit of x²/2.
    private const double Farthest = 1e10;

    /// <summary>Φ(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Cumulative<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Create(0.5);
        TLanes magnitude = TLanes.Abs(x);
        TLanes tail = half * ErrorLanes.Tail(magnitude, 0.5);
        TLanes outer = TLanes.Select(TLanes.LessThan(x, TLanes.Create(0)), tail, TLanes.Create(1) - tail);
        TLanes middle = TLanes.FusedMultiplyAdd(half, ErrorLanes.Inner(x * TLanes.Create(SqrtHalf)), half);
        return TLanes.Select(TLanes.LessThan(magnitude, TLanes.Create(Border)), middle, outer);
    }

    /// <summary>log Φ(x): −x²/2 − log(−x) − … far to the left, −Φ(−x) far to the right.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogCumulative<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Create(0.5);
        TLanes one = TLanes.Create(1);
        TLanes magnitude = TLanes.Abs(x);
        TLanes isLeft = TLanes.LessThan(x, TLanes.Create(-Border));
        TLanes isMiddle = TLanes.LessThan(x, TLanes.Create(Border));

        // log of 1 + u in every lane: u near −1 only on the left, where x²/2 hides what it loses.
        TLanes left = half * ErrorLanes.Scaled(LeftArgument(magnitude)) - one;
        TLanes middle = half * ErrorLanes.Inner(x * TLanes.Create(SqrtHalf)) - half;
        TLanes right = -(half * ErrorLanes.Tail(magnitude, 0.5));
        TLanes log = LogarithmLanes.Log1p(TLanes.Select(isLeft, left, TLanes.Select(isMiddle, middle, right)));
        return TLanes.Select(isLeft, TLanes.FusedMultiplyAdd(x * TLanes.Create(-0.5), x, log), log);
    }

    /// <summary>m(x) = φ(x)/Φ(x) = d/dx log Φ(x): −x − 1/x + … far to the left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes InverseMillsRatio<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isLeft = TLanes.LessThan(x, TLanes.Create(-Border));
        TLanes left = TLanes.Create(SqrtTwoOverPi) / ErrorLanes.Scaled(LeftArgument(TLanes.Abs(x)));
        left = TLanes.Select(TLanes.LessThan(x, TLanes.Create(-Farthest)), -x, left);
        return TLanes.Select(isLeft, left, RightRatio(x));
    }

    /// <summary>r(x) = m(x) + x: 1/(−x) − … far to the left, where the sum would cancel.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes InverseMillsExcess<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isLeft = TLanes.LessThan(x, TLanes.Create(-Border));
        TLanes argument = LeftArgument(TLanes.Abs(x));
        TLanes left = TLanes.Create(SqrtTwoOverPi) * ErrorLanes.ScaledExcess(argument) / ErrorLanes.Scaled(argument);
        left = TLanes.Select(TLanes.LessThan(x, TLanes.Create(-Farthest)), TLanes.Create(-1) / x, left);
        return TLanes.Select(isLeft, left, RightRatio(x) + x);
    }

    /// <summary>φ(x)/Φ(x) for x ≥ −½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes RightRatio<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes bounded = TLanes.Minimum(TLanes.Create(40), TLanes.Maximum(TLanes.Create(-Border), x));
        TLanes square = bounded * bounded;
        TLanes lost = TLanes.FusedMultiplyAdd(bounded, bounded, -square);
        TLanes exponential = ExponentialLanes.ExpOfNonPositive(square * TLanes.Create(-0.5));
        exponential = TLanes.FusedMultiplyAdd(exponential, lost * TLanes.Create(-0.5), exponential);
        return exponential * TLanes.Create(0.5 * SqrtTwoOverPi) / Cumulative(bounded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LeftArgument<TLanes>(TLanes magnitude)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Minimum(TLanes.Create(Farthest), magnitude) * TLanes.Create(SqrtHalf);
}
