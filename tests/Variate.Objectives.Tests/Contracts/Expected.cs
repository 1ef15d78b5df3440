using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>What the mean of many estimates must be.</summary>
internal sealed record Expected(double Value, ImmutableArray<Tensor> Gradients)
{
    /// <summary>The expectation itself, and its gradient.</summary>
    internal static Expected Of(Tensor objective, ParameterSet parameters) => Of(objective, objective, parameters);

    /// <summary>An expected value, and the gradient of the expectation of a surrogate.</summary>
    internal static Expected Of(Tensor objective, Tensor surrogate, ParameterSet parameters)
        => new(objective.ToScalar(), Gradient.Of(surrogate, [.. parameters.Select(parameter => parameter.Value)]));
}
