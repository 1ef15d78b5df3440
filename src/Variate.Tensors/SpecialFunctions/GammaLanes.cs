using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The logarithm of Γ and its first two derivatives for positive arguments, in binary64 lanes.</summary>
/// <remarks>
/// From 4.5 on the divergent series in w = 1/x² are replaced by Chebyshev fits of the same form, which need fewer terms and begin
/// sooner; below, the recurrence leads there. At 0 the limit from the right, below 0 NaN.
/// </remarks>
internal static class GammaLanes
{
    /// <summary>From here on the fits in 1/x² hold.</summary>
    internal const double LargeFrom = 4.5;

    /// <summary>By how much the recurrence moves an argument below <see cref="LargeFrom"/>.</summary>
    internal const int Shift = 5;

    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>log Γ(x). The zeros at 1 and 2 are exact, and near them the relative error stays small.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogGamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isSmall = TLanes.LessThan(x, TLanes.Create(LargeFrom));
        TLanes moderate = NearTwo(x, out TLanes product, out TLanes sign);
        TLanes log = LogarithmLanes.Log(TLanes.Select(isSmall, product, x));

        TLanes large = TLanes.FusedMultiplyAdd(x - TLanes.Create(0.5), log, TLanes.Create(HalfLogTwoPi) - x) + StirlingCorrection(x);
        large = TLanes.Select(TLanes.AreEqual(x, TLanes.Create(double.PositiveInfinity)), x, large);
        TLanes result = TLanes.Select(isSmall, TLanes.FusedMultiplyAdd(sign, log, moderate), large);
        return NaNBelowZero(x, result);
    }

    /// <summary>ψ(x) = d/dx log Γ(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Digamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // ψ(x) = ψ(x + 5) − Σ 1/(x + i), the sum over one denominator.
        TLanes isSmall = TLanes.LessThan(x, TLanes.Create(LargeFrom));
        TLanes shifted = TLanes.Select(isSmall, x + TLanes.Create(Shift), x);
        TLanes reciprocals = Reciprocals(x) / RisingProduct(x);
        TLanes reciprocal = TLanes.Create(1) / shifted;
        TLanes w = reciprocal * reciprocal;
        TLanes rest = TLanes.FusedMultiplyAdd(DigammaSeries(w, w, out _), reciprocal, TLanes.Create(0.5)) * reciprocal;
        TLanes result = LogarithmLanes.Log(shifted) - rest - TLanes.Select(isSmall, reciprocals, TLanes.Create(0));
        return NaNBelowZero(x, result);
    }

    /// <summary>ψ′(x).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Trigamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // ψ′(x) = ψ′(x + 5) + Σ 1/(x + i)²; the reciprocal before its square, which alone may leave the range.
        TLanes isSmall = TLanes.LessThan(x, TLanes.Create(LargeFrom));
        TLanes shifted = TLanes.Select(isSmall, x + TLanes.Create(Shift), x);
        TLanes inverse = TLanes.Create(1) / RisingProduct(x);
        TLanes squares = ReciprocalSquares(x) * inverse * inverse;
        TLanes reciprocal = TLanes.Create(1) / shifted;
        TLanes w = reciprocal * reciprocal;
        TLanes series = TLanes.FusedMultiplyAdd(TrigammaSeries(w), reciprocal, TLanes.Create(0.5));
        TLanes large = TLanes.FusedMultiplyAdd(series, w, reciprocal);
        return NaNBelowZero(x, large + TLanes.Select(isSmall, squares, TLanes.Create(0)));
    }

    /// <summary>log Γ(x) less its approximation (x − ½) log x − x + ½ log 2π, for x ≥ 4.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes StirlingCorrection<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes reciprocal = TLanes.Create(1) / x;
        return StirlingSeries(reciprocal * reciprocal) * reciprocal;
    }

    /// <summary>For x &lt; 4.5: log Γ(x) = the result + <paramref name="sign"/> · log <paramref name="product"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes NearTwo<TLanes>(TLanes x, out TLanes product, out TLanes sign)
        where TLanes : struct, ILanes<TLanes>
    {
        // Γ(x) = (x − 1) Γ(x − 1) leads down to [1.5, 2.5], Γ(x) = Γ(x + 1)/x up to it.
        TLanes one = TLanes.Create(1);
        TLanes middle = TLanes.Create(2.5);
        TLanes below = TLanes.LessThan(x, TLanes.Create(1.5));
        TLanes farBelow = TLanes.LessThan(x, TLanes.Create(0.5));
        TLanes z = x;
        product = one;
        for (int step = 0; step < 2; step++)
        {
            TLanes isAbove = TLanes.LessThan(middle, z);
            z = TLanes.Select(isAbove, z - one, z);
            product = TLanes.Select(isAbove, product * z, product);
        }

        product = TLanes.Select(below, TLanes.Select(farBelow, x * (x + one), x), product);
        sign = TLanes.Select(below, -one, one);
        z = TLanes.Select(below, TLanes.Select(farBelow, x, x - one), z - TLanes.Create(2));
        return z * NearTwoSeries(z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes NaNBelowZero<TLanes>(TLanes x, TLanes result)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(x, TLanes.Create(0)), TLanes.Create(double.NaN), result);

    /// <summary>S(w) in ψ(x) = log x − 1/(2x) − w·S(w), w = 1/x²; error 5e−19.</summary>
    /// <param name="w">1/x² ≤ 1/4.5².</param>
    /// <param name="other">A second such argument v.</param>
    /// <param name="slope">(S(w) − S(v)) / (w − v), without a difference.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes DigammaSeries<TLanes>(TLanes w, TLanes other, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = TLanes.Create(25.54399691440876);
        slope = TLanes.Create(0);
        p = Horner(p, ref slope, w, other, -10.32528257297648);
        p = Horner(p, ref slope, w, other, 2.2764606013219155);
        p = Horner(p, ref slope, w, other, -0.4165436317406144);
        p = Horner(p, ref slope, w, other, 0.08270110356222089);
        p = Horner(p, ref slope, w, other, -0.021082807398581014);
        p = Horner(p, ref slope, w, other, 0.007575656825057211);
        p = Horner(p, ref slope, w, other, -0.004166666064322241);
        p = Horner(p, ref slope, w, other, 0.00396825396638545);
        p = Horner(p, ref slope, w, other, -0.008333333333331052);
        return Horner(p, ref slope, w, other, 0.08333333333333333);
    }

    /// <summary>x(x + 1)(x + 2)(x + 3)(x + 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes RisingProduct<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(x + TLanes.Create(10), x, 35);
        p = Horner(p, x, 50);
        return Horner(p, x, 24) * x;
    }

    /// <summary>The derivative of <see cref="RisingProduct"/>: Σ 1/(x + i) times it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Reciprocals<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(5), x, 40);
        p = Horner(p, x, 105);
        p = Horner(p, x, 100);
        return Horner(p, x, 24);
    }

    /// <summary>Σ 1/(x + i)² times the square of <see cref="RisingProduct"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ReciprocalSquares<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(5), x, 80);
        p = Horner(p, x, 540);
        p = Horner(p, x, 2000);
        p = Horner(p, x, 4435);
        p = Horner(p, x, 6040);
        p = Horner(p, x, 5000);
        p = Horner(p, x, 2400);
        return Horner(p, x, 576);
    }

    /// <summary>log Γ(2 + z) / z on |z| ≤ ½; error 6e−19.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NearTwoSeries<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(-1.3219945666117874E-7), z, 2.78740805211359E-7);
        p = Horner(p, z, -4.3252393445604814E-7);
        p = Horner(p, z, 9.200527894968101E-7);
        p = Horner(p, z, -2.0439048107029907E-6);
        p = Horner(p, z, 4.38470440459836E-6);
        p = Horner(p, z, -9.438715099211532E-6);
        p = Horner(p, z, 2.0505590755833454E-5);
        p = Horner(p, z, -4.49263133791557E-5);
        p = Horner(p, z, 9.945767355819498E-5);
        p = Horner(p, z, -0.00022315475400520507);
        p = Horner(p, z, 0.0005096695154115458);
        p = Horner(p, z, -0.0011927539118428156);
        p = Horner(p, z, 0.002890510331034267);
        p = Horner(p, z, -0.0073855510286719986);
        p = Horner(p, z, 0.02058080842778038);
        p = Horner(p, z, -0.0673523010531981);
        p = Horner(p, z, 0.32246703342411326);
        return Horner(p, z, 0.42278433509846713);
    }

    /// <summary>x times the Stirling correction, in w = 1/x²; error 3e−19.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes StirlingSeries<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(-0.24475255360896547), w, 0.10279806827977812);
        p = Horner(p, w, -0.02598051039380912);
        p = Horner(p, w, 0.006299725538726211);
        p = Horner(p, w, -0.0019153030867509837);
        p = Horner(p, w, 0.0008417228436193562);
        p = Horner(p, w, -0.0005952378892420691);
        p = Horner(p, w, 0.0007936507928717834);
        p = Horner(p, w, -0.0027777777777766243);
        return Horner(p, w, 0.08333333333333333);
    }

    /// <summary>T(w) in ψ′(x) = 1/x + w/2 + w·T(w)/x, w = 1/x²; error 1e−17.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes TrigammaSeries<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(470.5653217280113), w, -184.95427954091988);
        p = Horner(p, w, 38.821318600115454);
        p = Horner(p, w, -6.545682196836243);
        p = Horner(p, w, 1.1538536276844022);
        p = Horner(p, w, -0.2529122986357933);
        p = Horner(p, w, 0.07575555354291791);
        p = Horner(p, w, -0.03333332127358805);
        p = Horner(p, w, 0.02380952377217213);
        p = Horner(p, w, -0.03333333333328775);
        return Horner(p, w, 0.16666666666666666);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, ref TLanes slope, TLanes x, TLanes other, double coefficient)
        where TLanes : struct, ILanes<TLanes>
    {
        slope = TLanes.FusedMultiplyAdd(slope, other, sum);
        return Horner(sum, x, coefficient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, TLanes x, double coefficient)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(sum, x, TLanes.Create(coefficient));
}
