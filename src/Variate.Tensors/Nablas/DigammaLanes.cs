using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>ψ and differences of ψ, in lanes, for positive arguments.</summary>
/// <remarks>For parameters: what they cost is spent once where a parameter is the same for many values.</remarks>
internal static class DigammaLanes
{
    /// <summary>From here on the asymptotic series cut after w⁷, w = 1/x², is exact to the last bit or so.</summary>
    public const double AsymptoticFrom = 10;

    /// <summary>The least n ≥ 0 such that <paramref name="x"/> + n reaches <paramref name="bound"/>, or one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes StepsTo<TLanes>(double bound, TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Maximum(TLanes.Round(TLanes.Create(bound + 0.5) - x), TLanes.Create(0));

    /// <summary>ψ(x) for x ≥ 10: ln x − 1/(2x) − Σ B₂ₖ/(2k x²ᵏ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Asymptotic<TLanes>(TLanes x, TLanes logarithm)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes r = TLanes.Create(1) / x;
        TLanes w = r * r;
        TLanes sum = Horner(TLanes.Create(1.0 / 12), w, -691.0 / 32760);
        sum = Horner(sum, w, 1.0 / 132);
        sum = Horner(sum, w, -1.0 / 240);
        sum = Horner(sum, w, 1.0 / 252);
        sum = Horner(sum, w, -1.0 / 120);
        sum = Horner(sum, w, 1.0 / 12);
        return logarithm - TLanes.FusedMultiplyAdd(w, sum, r * TLanes.Create(0.5));
    }

    /// <summary>ψ(x), by ψ(x) = ψ(x + 1) − 1/x below the asymptotic range.</summary>
    public static TLanes Digamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes steps = StepsTo(AsymptoticFrom, x);
        TLanes shifted = x + steps;
        TLanes sum = Asymptotic(shifted, LogarithmLanes.Log(shifted));
        for (int j = (int)AsymptoticFrom; j >= 0; j--)
        {
            TLanes isPassed = TLanes.LessThan(TLanes.Create(j), steps);
            if (TLanes.Any(isPassed))
            {
                sum = TLanes.Select(isPassed, sum - (TLanes.Create(1) / (x + TLanes.Create(j))), sum);
            }
        }

        return sum;
    }

    /// <summary>ψ(to) − ψ(from), without the cancellation of two close arguments.</summary>
    /// <param name="from">p.</param>
    /// <param name="to">c.</param>
    /// <param name="difference">c − p, more exact than the subtraction would give it.</param>
    /// <remarks>
    /// Σ (c − p)/((p + j)(c + j)) up to the asymptotic range, and there ln(c/p) + ½(1/p − 1/c) + (1/p² − 1/c²)·S(1/p², 1/c²), each difference
    /// with the factor c − p taken out.
    /// </remarks>
    public static TLanes Difference<TLanes>(TLanes from, TLanes to, TLanes difference)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes steps = StepsTo(AsymptoticFrom, TLanes.Minimum(from, to));
        TLanes sum = TLanes.Create(0);
        for (int j = (int)AsymptoticFrom; j >= 0; j--)
        {
            TLanes isPassed = TLanes.LessThan(TLanes.Create(j), steps);
            if (TLanes.Any(isPassed))
            {
                TLanes term = difference / ((from + TLanes.Create(j)) * (to + TLanes.Create(j)));
                sum = TLanes.Select(isPassed, sum + term, sum);
            }
        }

        TLanes u = TLanes.Create(1) / (from + steps);
        TLanes v = TLanes.Create(1) / (to + steps);
        TLanes gap = difference * u * v;
        TLanes series = gap * (u + v) * SquaresQuotient(u * u, v * v);
        return sum + (LogarithmLanes.Log1p(difference * u) + TLanes.FusedMultiplyAdd(gap, TLanes.Create(0.5), series));
    }

    /// <summary>Σ B₂ₖ/(2k) (uᵏ − vᵏ)/(u − v).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SquaresQuotient<TLanes>(TLanes u, TLanes v)
        where TLanes : struct, ILanes<TLanes>
    {
        // The quotients by their recurrence d(k + 1) = u d(k) + vᵏ, so from the divided differences of the Horner scheme in u.
        TLanes value = TLanes.Create(1.0 / 12);
        TLanes quotient = value;
        Step(ref quotient, ref value, u, v, -691.0 / 32760);
        Step(ref quotient, ref value, u, v, 1.0 / 132);
        Step(ref quotient, ref value, u, v, -1.0 / 240);
        Step(ref quotient, ref value, u, v, 1.0 / 252);
        Step(ref quotient, ref value, u, v, -1.0 / 120);
        Step(ref quotient, ref value, u, v, 1.0 / 12);
        return quotient;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TLanes>(ref TLanes quotient, ref TLanes value, TLanes u, TLanes v, double coefficient)
        where TLanes : struct, ILanes<TLanes>
    {
        value = Horner(value, v, coefficient);
        quotient = TLanes.FusedMultiplyAdd(quotient, u, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, TLanes x, double coefficient)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(sum, x, TLanes.Create(coefficient));
}
