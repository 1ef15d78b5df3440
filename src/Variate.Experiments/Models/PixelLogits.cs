using System.Collections.Immutable;
using Variate.Learning.Layers;
using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>The last map of a decoder: tanh layers or none, then an affine map with a fixed offset beside its bias.</summary>
/// <remarks>The offset is added to the bias, not to the product: a vector instead of a whole batch.</remarks>
internal sealed class PixelLogits : Layer
{
    private readonly Mlp? _hidden;
    private readonly Linear _output;
    private readonly Tensor _offset;

    /// <summary>A map with initial weights.</summary>
    /// <param name="name">Names the parameters.</param>
    /// <param name="sizes">Of the input and of each tanh layer: at least one.</param>
    /// <param name="offset">Added to the logits: [pixel].</param>
    /// <param name="key">Addresses the initial weights.</param>
    /// <param name="weights">The law of the weights.</param>
    internal PixelLogits(string name, ImmutableArray<int> sizes, Tensor offset, RandomKey key, Initialiser weights)
    {
        _hidden = sizes.Length > 1
            ? new Mlp(name, sizes.AsSpan(), Activation.Tanh, key, weights, output: Activation.Tanh, elementType: offset.ElementType)
            : null;
        _output = new Linear($"{name}/pixels", sizes[^1], offset.Shape[0], key, weights, elementType: offset.ElementType);
        _offset = offset;
        Parameters = [.. _hidden?.Parameters ?? [], .. _output.Parameters];
    }

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        Tensor input = _hidden is null ? x : _hidden.Apply(x);
        return input.Affine(_output.Weights, _output.Bias.Value + _offset);
    }
}
