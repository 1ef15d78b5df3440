using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>F = ₂F₁(p + q, 1; p + 1; z) = Σ (p + q)ₙ/(p + 1)ₙ zⁿ by its continued fraction, for z well below p/(p + q).</summary>
/// <remarks>
/// F = 1/(1 + d₁/(1 + d₂/(1 + ..))), d₂ₘ = m(q − m)z/((p + 2m − 1)(p + 2m)), d₂ₘ₊₁ = −(p + m)(p + q + m)z/((p + 2m)(p + 2m + 1)) [Olver2010] eq. 8.17.22, evaluated
/// forwards as a product, with the derivative of its logarithm beside it. The number of terms hardly depends on the shapes, where the series has
/// (p + q)/q times as many.
/// </remarks>
internal static class BetaFraction
{
    private const int LargestTermCount = 1000;
    private const double Tolerance = 1e-15;

    /// <summary>F, and ∂ ln F towards p or q; NaN if the fraction has not settled.</summary>
    /// <param name="p">The shape on the side of z.</param>
    /// <param name="q">The other shape.</param>
    /// <param name="z">The variable, or its complement.</param>
    /// <param name="slopeOfP">1 for the derivative towards p, 0 for the one towards q.</param>
    /// <param name="logSlope">The derivative of ln F.</param>
    public static TLanes Evaluate<TLanes>(TLanes p, TLanes q, TLanes z, double slopeOfP, out TLanes logSlope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        var state = new FractionState<TLanes>(one);
        TLanes isOpen = TLanes.MaskOfFirst(TLanes.Count);
        for (int m = 0; m < LargestTermCount && TLanes.Any(isOpen); m++)
        {
            TLanes index = TLanes.Create(m);
            TLanes even = p + index + index;
            if (m > 0)
            {
                TLanes lower = (even - one) * even;
                TLanes coefficient = index * (q - index) * z / lower;

                // ln d = ln(q − m) − ln(p + 2m − 1) − ln(p + 2m) + ..; the first without its quotient, which may be 0/0.
                TLanes slope = slopeOfP == 0 ? index * z / lower : -(coefficient * (even + even - one) / lower);
                state.Append(coefficient, slope, isOpen);
            }

            TLanes upper = even * (even + one);
            TLanes numerator = (p + index) * (p + q + index);
            TLanes odd = -(numerator * z / upper);
            TLanes oddSlope = slopeOfP == 0
                ? -((p + index) * z / upper)
                : TLanes.FusedMultiplyAdd(-odd, (even + even + one) / upper, -((p + p + q + index + index) * z / upper));
            TLanes error = state.Append(odd, oddSlope, isOpen);
            isOpen = LaneMask.And(isOpen, TLanes.LessThan(TLanes.Create(Tolerance), error));
        }

        logSlope = TLanes.Select(isOpen, TLanes.Create(double.NaN), -state.LogSlope);
        return one / state.Value;
    }
}
