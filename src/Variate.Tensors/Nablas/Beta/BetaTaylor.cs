using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>Large shapes: the one solution of h′ = m h + R that does not grow, by two Taylor expansions.</summary>
/// <remarks>
/// With the Taylor coefficients of x(z), m = (a + b)x − a and R = ψ(a) − ψ(a + b) − ln x, the recurrence (n + 1)hₙ₊₁ = Σ mⱼ hₙ₋ⱼ + Rₙ
/// is run from h₀ = 0 (particular, p) and without R from h₀ = 1 (homogeneous, e). The coefficients of the wanted solution fall much faster than e's, so the
/// high ones are as good as zero: h₀ = −pₘ/eₘ.
/// </remarks>
internal readonly unsafe struct BetaTaylor<TOrder> : IRegion
    where TOrder : struct, ITaylorOrder
{
    public static int ConstantCount => 1;

    /// <summary>R + ln x.</summary>
    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes.Store(-(BetaDigamma.OfTotal<TLanes>(group) + (TLanes.Create(1) / a)), constants);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        double* memory = stackalloc double[(4 * (TOrder.Value + 1) * TLanes.Count) + CacheLine.Slack];
        double* values = CacheLine.Align(memory);
        double* multipliers = values + ((TOrder.Value + 1) * TLanes.Count);
        double* particular = multipliers + ((TOrder.Value + 1) * TLanes.Count);
        double* homogeneous = particular + ((TOrder.Value + 1) * TLanes.Count);
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes b = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        TLanes x = TLanes.Load(NablaChunk.Column(group, BetaColumn.Value));
        TLanes complement = TLanes.Load(NablaChunk.Column(group, BetaColumn.Complement));
        TLanes total = a + b;
        TLanes source = TLanes.Load(constants) - TLanes.Load(NablaChunk.Column(group, BetaColumn.Logarithm));
        TLanes.Store(x, values);
        TLanes.Store((x * b) - (complement * a), multipliers);
        TLanes.Store(TLanes.Create(0), particular);
        TLanes.Store(TLanes.Create(1), homogeneous);
        for (int n = 0; n < TOrder.Value; n++)
        {
            TLanes inverse = TLanes.Create(1.0 / (n + 1));
            TLanes next = Convolve<TLanes>(multipliers, particular, n) + source;
            TLanes.Store(next * inverse, particular + ((n + 1) * TLanes.Count));
            TLanes.Store(Convolve<TLanes>(multipliers, homogeneous, n) * inverse, homogeneous + ((n + 1) * TLanes.Count));

            // R′ = −(1 − x) = x − 1, so Rₙ₊₁ = xₙ/(n + 1) but for the first.
            TLanes value = TLanes.Load(values + (n * TLanes.Count));
            source = n == 0 ? -complement : value * inverse;
            TLanes following = n == 0 ? x * complement : (value - Square<TLanes>(values, n)) * inverse;
            TLanes.Store(following, values + ((n + 1) * TLanes.Count));
            TLanes.Store(following * total, multipliers + ((n + 1) * TLanes.Count));
        }

        int last = TOrder.Value * TLanes.Count;
        return -(TLanes.Load(particular + last) / TLanes.Load(homogeneous + last));
    }

    /// <summary>Σⱼ aⱼ bₙ₋ⱼ. The newest factors last, so that the sum of the others need not wait for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Convolve<TLanes>(double* a, double* b, int n)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.Create(0);
        for (int j = 1; j < n; j++)
        {
            sum = TLanes.FusedMultiplyAdd(TLanes.Load(a + (j * TLanes.Count)), TLanes.Load(b + ((n - j) * TLanes.Count)), sum);
        }

        if (n > 0)
        {
            sum = TLanes.FusedMultiplyAdd(TLanes.Load(a + (n * TLanes.Count)), TLanes.Load(b), sum);
        }

        return TLanes.FusedMultiplyAdd(TLanes.Load(a), TLanes.Load(b + (n * TLanes.Count)), sum);
    }

    /// <summary>Σⱼ aⱼ aₙ₋ⱼ for n ≥ 1, every pair once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Square<TLanes>(double* a, int n)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Create(0);
        for (int j = (n - 1) / 2; j >= 0; j--)
        {
            half = TLanes.FusedMultiplyAdd(TLanes.Load(a + (j * TLanes.Count)), TLanes.Load(a + ((n - j) * TLanes.Count)), half);
        }

        TLanes sum = half + half;
        if (n % 2 == 0)
        {
            TLanes middle = TLanes.Load(a + (n / 2 * TLanes.Count));
            sum = TLanes.FusedMultiplyAdd(middle, middle, sum);
        }

        return sum;
    }
}
