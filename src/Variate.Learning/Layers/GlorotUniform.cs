using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>w ~ U(−a, a) with a = √(6/(fan-in + fan-out)), so that the variance is 2/(fan-in + fan-out).</summary>
/// <remarks>Also known as: Xavier uniform; the default of TensorFlow's dense layers. Source: [Glorot2010] eq. (16).</remarks>
public sealed class GlorotUniform : Initialiser
{
    /// <inheritdoc/>
    protected override double Draw(RandomKey key, ulong index, Fan fan)
        => Math.Sqrt(6.0 / (fan.Incoming + fan.Outgoing)) * ((2 * key.Uniform(index)) - 1);
}
