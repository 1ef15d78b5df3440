using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Refuses intervals that are empty, or not finite where they have to be.</summary>
internal static class IntervalEnds
{
    /// <summary>Every end is finite, and every upper end above its lower end.</summary>
    internal static void Ordered(Tensor lower, Tensor upper, string lowerName, string upperName)
        => Check(lower, upper, lowerName, upperName, "finite and above", static (a, b) => b > a && double.IsFinite(a) && double.IsFinite(b));

    /// <summary>Every upper end is above its lower end; a lower end may be −∞ and an upper end +∞.</summary>
    internal static void Increasing(Tensor lower, Tensor upper, string lowerName, string upperName)
        => Check(lower, upper, lowerName, upperName, "above", static (a, b) => b > a);

    private static void Check(Tensor lower, Tensor upper, string lowerName, string upperName, string range, Func<double, double, bool> isAllowed)
    {
        var shape = Shape.Broadcast(lower.Shape, upper.Shape);
        Tensor lowers = lower.StopGradient().BroadcastTo(shape);
        Tensor uppers = upper.StopGradient().BroadcastTo(shape);
        for (int i = 0; i < uppers.ElementCount; i++)
        {
            if (!isAllowed(lowers.ElementAt(i), uppers.ElementAt(i)))
            {
                throw new ArgumentOutOfRangeException(
                    upperName,
                    FormattableString.Invariant(
                        $"Expected every element of {upperName} {range} that of {lowerName}, which is {lowers.ElementAt(i)}, got {uppers.ElementAt(i)} at position {i}."));
            }
        }
    }
}
