using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>w ~ U(−a, a) with a = 1/√fan-in, so that the variance is 1/(3·fan-in).</summary>
/// <remarks>The default of PyTorch's linear and convolutional layers, for weights and biases alike.</remarks>
public sealed class FanInUniform : Initialiser
{
    /// <inheritdoc/>
    protected override double Draw(RandomKey key, ulong index, Fan fan)
        => ((2 * key.Uniform(index)) - 1) / Math.Sqrt(fan.Incoming);
}
