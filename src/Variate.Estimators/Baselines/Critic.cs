using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A network that gives one number a datum, with its parameters: <c>new Critic(mlp.Apply, mlp.Parameters)</c>.</summary>
public sealed class Critic
{
    private readonly Func<Tensor, Tensor> _function;

    /// <summary>A network of an estimator.</summary>
    /// <param name="function">[.., inputs] to [.., 1].</param>
    /// <param name="parameters">Those that it learns; none of the program's.</param>
    public Critic(Func<Tensor, Tensor> function, params IEnumerable<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(parameters);
        _function = function;
        Parameters = [.. parameters];
    }

    /// <summary>What it learns.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The numbers: [..].</summary>
    internal Tensor Apply(Tensor input)
    {
        Tensor output = _function(input);
        Shape expected = [.. input.Shape[..^1], 1];
        return output.Shape == expected
            ? output.Reshape(input.Shape[..^1])
            : throw new ShapeMismatchException(
                $"Expected a critic that gives one number a datum, {expected} for inputs {input.Shape}; got shape {output.Shape}.");
    }
}
