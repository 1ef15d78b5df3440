using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Refuses intervals that are empty or not finite.</summary>
internal static class IntervalEnds
{
    /// <summary>Every upper end is finite and above its lower end.</summary>
    internal static void Ordered(Tensor lower, Tensor upper, string lowerName, string upperName)
    {
        var shape = Shape.Broadcast(lower.Shape, upper.Shape);
        Tensor lowers = lower.StopGradient().BroadcastTo(shape);
        Tensor uppers = upper.StopGradient().BroadcastTo(shape);
        for (int i = 0; i < uppers.ElementCount; i++)
        {
            if (!(uppers.ElementAt(i) > lowers.ElementAt(i) && double.IsFinite(lowers.ElementAt(i)) && double.IsFinite(uppers.ElementAt(i))))
            {
                throw new ArgumentOutOfRangeException(
                    upperName,
                    FormattableString.Invariant(
                        $"Expected every element of {upperName} finite and above that of {lowerName}, which is {lowers.ElementAt(i)}, got {uppers.ElementAt(i)} at position {i}."));
            }
        }
    }
}
