using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.VonMises;

/// <summary>How far a tail has to be integrated.</summary>
internal static class TailInterval
{
    /// <summary>κ(cos y − cos t) beyond which the rest does not count: e⁻³⁷ is below the last bit.</summary>
    private const double Depth = 37;

    /// <summary>A length after which the density has fallen by e⁻³⁷ and not by much more, or π − y if that comes first.</summary>
    /// <param name="complement">π − y, not negative.</param>
    /// <param name="concentration">κ.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Length<TLanes>(TLanes complement, TLanes concentration)
        where TLanes : struct, ILanes<TLanes>
    {
        // The fall D(L) = cos y − cos(y + L) is at least L sin y up to π/2, and beyond, where it is concave, at least the chord to its end,
        // L (1 + cos y)/(π − y). So the smaller of two lengths serves: from the slope where it rises, from the chord where it flattens.
        TLanes depth = TLanes.Create(Depth) / concentration;
        TLanes sine = TrigonometryLanes.Sin(complement);
        TLanes lift = TrigonometryLanes.Sin(complement * TLanes.Create(0.5));
        TLanes slope = depth / sine;
        TLanes chord = depth * complement / (TLanes.Create(2) * lift * lift);
        TLanes isRising = TLanes.LessThan(slope, complement - TLanes.Create(Math.PI / 2));
        TLanes length = TLanes.Select(isRising, slope, complement);
        TLanes isFlattening = TLanes.LessThan(complement, TLanes.Create(Math.PI / 2));
        length = TLanes.Select(isFlattening, TLanes.Minimum(chord, complement), length);
        return TLanes.Minimum(length, complement);
    }
}
