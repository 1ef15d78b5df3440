namespace Variate.Tensors.SpecialFunctions.TruncatedNormals;

/// <summary>Integrals of the standard normal bell over an interval, about the mode c of the interval: its point nearest to 0.</summary>
/// <remarks>
/// Wₖ = ∫ (t − c)ᵏ exp(−(t² − c²)/2) dt by Gauss and Legendre. Taken at the mode, nothing underflows however far out the interval is, and the
/// moments about it are no differences of large numbers.
/// </remarks>
/// <param name="Mode">c.</param>
/// <param name="Mass">W₀.</param>
/// <param name="Offset">W₁/W₀ = 𝔼[t] − c.</param>
/// <param name="Square">W₂/W₀ = 𝔼[(t − c)²].</param>
internal readonly record struct BellInterval(double Mode, double Mass, double Offset, double Square)
{
    // Where the bell has fallen by e⁻⁴⁵ from the mode, no sum notices what is left out.
    private const double LargestFall = 45;

    // Most of a tail is near its start: that part has a rule of its own.
    private const double NearPart = 0.25;

    /// <summary>Var[t].</summary>
    internal double Variance => Square - (Offset * Offset);

    /// <summary>The interval between two ends, which may be infinite; all NaN where they are not in order.</summary>
    internal static BellInterval Between(double lower, double upper)
    {
        if (!(lower < upper))
        {
            return new BellInterval(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        double mode = Math.Max(lower, Math.Min(0, upper));
        BellIntegrals right = Side(mode, upper - mode);
        BellIntegrals left = Side(-mode, mode - lower);
        double mass = right.Zeroth + left.Zeroth;
        return new BellInterval(mode, mass, (right.First - left.First) / mass, (right.Second + left.Second) / mass);
    }

    /// <summary>φ(end)/(Φ(upper) − Φ(lower)) for an end of the interval.</summary>
    internal double DensityAt(double end)
        => double.IsInfinity(end) ? 0 : Math.Exp(-0.5 * (end - Mode) * (end + Mode)) / Mass;

    /// <summary>The integrals of |t − c|ᵏ on the side of the mode that is away from 0, or on both sides where the mode is 0.</summary>
    private static BellIntegrals Side(double start, double width)
    {
        if (width == 0)
        {
            return default;
        }

        double reach = 2 * LargestFall / (start + Math.Sqrt((start * start) + (2 * LargestFall)));
        double length = Math.Min(width, reach);
        return BellIntegrals.Panel(start, 0, NearPart * length) + BellIntegrals.Panel(start, NearPart * length, (1 - NearPart) * length);
    }
}
