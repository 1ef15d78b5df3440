using Variate.Learning.Layers;
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

    /// <summary>How wide the tanh layers of the map to the pixels are. Ignored where maps are affine.</summary>
    /// <value><see cref="TanhWidth.Units"/>, as in [Tucker2017]; [Grathwohl2018] and [Cong2019] have <see cref="TanhWidth.Output"/>.</value>
    public TanhWidth DecoderWidth { get; init; } = TanhWidth.Units;

    /// <summary>How bits enter the maps.</summary>
    /// <value><see cref="BitCoding.PlusMinusOne"/>; [Tokui2017] has <see cref="BitCoding.ZeroOne"/>.</value>
    public BitCoding Coding { get; init; } = BitCoding.PlusMinusOne;

    /// <summary>Whether the logits of the mean image are added to the output beside its bias.</summary>
    /// <value>True; false in [Cong2019] and [Tokui2017].</value>
    public bool HasOutputOffset { get; init; } = true;

    /// <summary>The law of the initial weights; biases begin at 0.</summary>
    /// <value>A truncated normal with variance 2.6/fan-in, as in [Tucker2017].</value>
    public Initialiser Weights { get; init; } = new SlimVarianceScaling();

    /// <summary>The type of all tensors.</summary>
    /// <value>Float32.</value>
    public ElementType ElementType { get; init; } = ElementType.Float32;
}
