using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>Linear layers in a row, with an activation between them: a multi-layer perceptron.</summary>
public sealed class Mlp : Layer
{
    private readonly ImmutableArray<Linear> _layers;
    private readonly Activation _hidden;
    private readonly Activation _output;

    /// <summary>A perceptron with initial values.</summary>
    /// <param name="name">Names the parameters: <c>name/1/weights</c>, <c>name/1/bias</c>, <c>name/2/weights</c>, ...</param>
    /// <param name="sizes">Of the input, of each hidden layer, of the output: at least two sizes.</param>
    /// <param name="hidden">After each layer but the last.</param>
    /// <param name="key">May be shared by all layers of a model.</param>
    /// <param name="weights">The law of the weights; null for <see cref="GlorotUniform"/>.</param>
    /// <param name="bias">The law of the biases; null for <see cref="Zeros"/>.</param>
    /// <param name="output">After the last layer.</param>
    /// <param name="elementType">The type of the parameters.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes.</exception>
    public Mlp(
        string name,
        ReadOnlySpan<int> sizes,
        Activation hidden,
        RandomKey key,
        Initialiser? weights = null,
        Initialiser? bias = null,
        Activation output = Activation.Identity,
        ElementType elementType = ElementType.Float32)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (sizes.Length < 2)
        {
            throw new ArgumentException($"{name}: expected the sizes of the input and of at least one layer, got {sizes.Length}.", nameof(sizes));
        }

        _hidden = ThrowIfUndefined(hidden, nameof(hidden));
        _output = ThrowIfUndefined(output, nameof(output));
        ImmutableArray<Linear>.Builder layers = ImmutableArray.CreateBuilder<Linear>(sizes.Length - 1);
        for (int i = 1; i < sizes.Length; i++)
        {
            layers.Add(new Linear($"{name}/{i}", sizes[i - 1], sizes[i], key, weights, bias, elementType));
        }

        _layers = layers.MoveToImmutable();
    }

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters => [.. _layers.SelectMany(layer => layer.Parameters)];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        Tensor y = x;
        for (int i = 0; i < _layers.Length; i++)
        {
            y = Activate(i < _layers.Length - 1 ? _hidden : _output, _layers[i].Apply(y));
        }

        return y;
    }

    private static Tensor Activate(Activation activation, Tensor x) => activation switch
    {
        Activation.Tanh => x.Tanh(),
        Activation.Relu => x.Relu(),
        Activation.Softplus => x.Softplus(),
        Activation.Sigmoid => x.Sigmoid(),
        _ => x,
    };

    private static Activation ThrowIfUndefined(Activation activation, string name)
        => Enum.IsDefined(activation)
            ? activation
            : throw new ArgumentOutOfRangeException(name, activation, "Expected one of the activations.");
}
