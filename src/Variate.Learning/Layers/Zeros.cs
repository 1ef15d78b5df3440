using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>w = 0: biases, free logits.</summary>
public sealed class Zeros : Initialiser
{
    /// <inheritdoc/>
    protected override double Draw(RandomKey key, ulong index, Fan fan) => 0;
}
