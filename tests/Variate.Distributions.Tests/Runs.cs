using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>Runs, parameters and samples for tests of laws.</summary>
internal static class Runs
{
    /// <summary>A run of many draws about one datum, or about a batch.</summary>
    internal static Run Of(int draws, Shape batch, ulong seed = 11)
        => new Run { Key = RandomKey.FromSeed(seed), Batch = batch }.With(new Axis(draws, AxisKind.Draws));

    internal static Tensor Row(params double[] elements) => Tensor.Create(elements, [elements.Length]);

    internal static double[] Elements(Tensor tensor) => [.. tensor.ToImmutableArray()];

    /// <summary>One component of every draw.</summary>
    internal static double[] Component(Tensor draws, int component)
        => [.. Elements(draws.Slice(^1, component, 1))];
}
