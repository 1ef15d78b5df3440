using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>y = x·W + b.</summary>
public sealed class Linear : Layer
{
    /// <summary>A layer with initial values.</summary>
    /// <param name="name">Names the parameters: <c>name/weights</c> and <c>name/bias</c>.</param>
    /// <param name="inputCount">Size of the last axis of the input, at least 1.</param>
    /// <param name="outputCount">Size of the last axis of the output, at least 1.</param>
    /// <param name="key">May be shared by all layers of a model: each parameter draws at the address of its name.</param>
    /// <param name="weights">The law of the weights; null for <see cref="GlorotUniform"/>.</param>
    /// <param name="bias">The law of the bias; null for <see cref="Zeros"/>.</param>
    /// <param name="elementType">The type of the parameters.</param>
    public Linear(
        string name,
        int inputCount,
        int outputCount,
        RandomKey key,
        Initialiser? weights = null,
        Initialiser? bias = null,
        ElementType elementType = ElementType.Float32)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var fan = new Fan(inputCount, outputCount);
        Weights = Draw($"{name}/weights", weights ?? new GlorotUniform(), [inputCount, outputCount]);
        Bias = Draw($"{name}/bias", bias ?? new Zeros(), [outputCount]);

        Parameter Draw(string parameter, Initialiser law, Shape shape)
            => new(parameter, law.Create(key.For(parameter), shape, fan, elementType));
    }

    /// <summary>W: [inputs, outputs].</summary>
    public Parameter Weights { get; }

    /// <summary>b: [outputs].</summary>
    public Parameter Bias { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters => [Weights, Bias];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Affine(Weights, Bias);
    }
}
