using Variate.Tensors.Nablas.Tables;

namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(T ≤ t) for a von Mises law around 0 over (−π, π), by quadrature of the nearer tail, which has one sign.</summary>
internal readonly struct VonMisesCumulative : IScalarFunction
{
    // Where the density has fallen by e⁻⁴⁵, no sum notices what is left out.
    private const double LargestFall = 45;

    // Most of a tail is near its start: that part has a rule of its own.
    private const double NearPart = 0.25;

    /// <inheritdoc/>
    public static double Evaluate(double angle, double concentration, double unused)
    {
        if (!(concentration > 0 && concentration <= double.MaxValue) || double.IsNaN(angle))
        {
            return double.NaN;
        }

        if (Math.Abs(angle) >= Math.PI)
        {
            return angle < 0 ? 0 : 1;
        }

        double tail = Math.Min(0.5, Tail(Math.Abs(angle), concentration));
        return angle < 0 ? tail : 1 - tail;
    }

    /// <summary>∫ exp(κ(cos t − 1)) dt over [start, π], over 2π exp(−κ) I₀(κ).</summary>
    private static double Tail(double start, double concentration)
    {
        double sine = Math.Sin(0.5 * start);
        double startVersine = sine * sine;
        double endVersine = Math.Min(1, startVersine + (LargestFall / (2 * concentration)));
        double end = endVersine < 1 ? 2 * Math.Asin(Math.Sqrt(endVersine)) : Math.PI;
        double length = end - start;
        double near = Panel(start, 0, NearPart * length, concentration);
        double far = Panel(start, NearPart * length, (1 - NearPart) * length, concentration);
        double scale = Math.Exp(-2 * concentration * startVersine);
        return scale * (near + far) / (2 * Math.PI * BesselFunctions.ScaledI0(concentration));
    }

    /// <summary>∫ exp(κ(cos t − cos start)) dt; the difference of the cosines is a product of sines, which does not cancel.</summary>
    private static double Panel(double start, double from, double length, double concentration)
    {
        double sum = 0;
        for (int i = 0; i < LongRule.Nodes.Length; i++)
        {
            double distance = from + (length * LongRule.Nodes[i]);
            double fall = 2 * concentration * Math.Sin(0.5 * distance) * Math.Sin(start + (0.5 * distance));
            sum += LongRule.Weights[i] * Math.Exp(-fall);
        }

        return length * sum;
    }
}
