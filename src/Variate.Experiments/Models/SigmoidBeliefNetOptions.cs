using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>The shape of a sigmoid belief net.</summary>
public sealed record SigmoidBeliefNetOptions
{
    /// <summary>Stochastic layers, at least 1.</summary>
    /// <value>1.</value>
    public int Layers { get; init; } = 1;

    /// <summary>Bits of every stochastic layer, and units of every deterministic one. At least 1.</summary>
    /// <value>200, as in the paper.</value>
    public int Units { get; init; } = 200;

    /// <summary>Whether every map between layers has two tanh layers before its affine one.</summary>
    /// <value>False: the maps are affine.</value>
    public bool IsNonlinear { get; init; }

    /// <summary>The type of all tensors.</summary>
    /// <value>Float32.</value>
    public ElementType ElementType { get; init; } = ElementType.Float32;
}
