using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>w ~ N(0, 1/fan-in).</summary>
/// <remarks>The default of Chainer's linear layers.</remarks>
public sealed class LeCunNormal : Initialiser
{
    /// <inheritdoc/>
    protected override double Draw(RandomKey key, ulong index, Fan fan) => key.Normal(index) / Math.Sqrt(fan.Incoming);
}
