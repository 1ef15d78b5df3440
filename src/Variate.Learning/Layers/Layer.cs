using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>A deterministic map of the last axis, with parameters.</summary>
public abstract class Layer
{
    /// <summary>The parameters, in a fixed order.</summary>
    public abstract ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The map.</summary>
    /// <param name="x">[.., inputs].</param>
    /// <returns>[.., outputs].</returns>
    /// <exception cref="ShapeMismatchException">The last axis of <paramref name="x"/> is of another size.</exception>
    public abstract Tensor Apply(Tensor x);
}
