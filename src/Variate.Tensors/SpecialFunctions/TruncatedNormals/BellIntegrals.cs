using Variate.Tensors.Nablas.Tables;

namespace Variate.Tensors.SpecialFunctions.TruncatedNormals;

/// <summary>∫ sᵏ exp(−s(s + 2 start)/2) ds for k = 0, 1 and 2.</summary>
internal readonly record struct BellIntegrals(double Zeroth, double First, double Second)
{
    public static BellIntegrals operator +(BellIntegrals a, BellIntegrals b) => new(a.Zeroth + b.Zeroth, a.First + b.First, a.Second + b.Second);

    /// <summary>The integrals over [from, from + length], by 32 nodes.</summary>
    internal static BellIntegrals Panel(double start, double from, double length)
    {
        double zeroth = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < LongRule.Nodes.Length; i++)
        {
            double s = from + (length * LongRule.Nodes[i]);
            double mass = length * LongRule.Weights[i] * Math.Exp(-0.5 * s * (s + (2 * start)));
            zeroth += mass;
            first += mass * s;
            second += mass * s * s;
        }

        return new BellIntegrals(zeroth, first, second);
    }
}
