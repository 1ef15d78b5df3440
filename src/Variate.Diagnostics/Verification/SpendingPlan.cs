using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>When a sequential test looks at the evidence, and how much of the false-alarm rate each look may spend.</summary>
/// <remarks>
/// <para>
/// Look k of K comes after g₁·2ᵏ⁻¹ groups. The cumulative rate spent is α·t with t the fraction of the largest number of groups, the linear
/// spending function of [Lan1983]; look k spends αₖ = α(tₖ − tₖ₋₁), so the last look keeps half of α and the test loses little against one of fixed
/// size. The spent rates add up to α by the union bound, which needs no joint law of the looks, and each look divides αₖ by the number
/// of coordinates, which needs no joint law of the coordinates ([Dunn1961]). The test is conservative where they are dependent.
/// </para>
/// <para>
/// A coordinate is rejected by Student's t with groups − 1 degrees of freedom. That is exact for normal group means; heavy tails of single
/// draws make the rate approximate at the first looks, which is why a group has many draws and the first look many groups.
/// </para>
/// </remarks>
internal sealed class SpendingPlan(VerifyOptions options, int coordinates)
{
    internal int LookCount => options.LargestLookCount;

    internal long GroupsAt(int look) => (long)options.FirstLook << look;

    /// <summary>The |t| that a coordinate must exceed to be rejected at a look.</summary>
    internal double CriticalAt(int look)
    {
        double last = GroupsAt(LookCount - 1);
        double before = look == 0 ? 0 : GroupsAt(look - 1) / last;
        double spent = options.FalseAlarmRate * ((GroupsAt(look) / last) - before);
        return StudentCritical(spent / coordinates / 2, GroupsAt(look) - 1);
    }

    /// <summary>t with P(T &lt; −t) = <paramref name="tail"/>, by bisection.</summary>
    internal static double StudentCritical(double tail, double degreesOfFreedom)
    {
        var freedom = Tensor.Full([], degreesOfFreedom, ElementType.Float64);
        (double low, double high) = (0, 1);
        while (Tail(high) > tail)
        {
            (low, high) = (high, 2 * high);
        }

        for (int halving = 0; halving < 50; halving++)
        {
            double middle = (low + high) / 2;
            (low, high) = Tail(middle) > tail ? (middle, high) : (low, middle);
        }

        return high;

        double Tail(double t) => CumulativeProbabilities.StudentT(Tensor.Full([], -t, ElementType.Float64), freedom).ToScalar();
    }
}
