using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Experiments.Estimation;

/// <summary>What estimators must know of a model: what is learned, and the sizes of their own networks.</summary>
/// <param name="Parameters">The parameters of the model: learned scales have one value for each.</param>
/// <param name="ChoiceSizes">The number of components of each choice, in the order of the program; at least one choice.</param>
/// <param name="ContextSize">The number of features that the program shows to estimators by <see cref="Variate.Programs.Stochastic.Context"/>.</param>
/// <param name="ElementType">That of the model.</param>
/// <param name="Key">Addresses the initial weights of critics.</param>
public sealed record ModelShape(
    ParameterSet Parameters,
    ImmutableArray<int> ChoiceSizes,
    int ContextSize,
    ElementType ElementType,
    RandomKey Key)
{
    /// <summary>Hidden units of critics, where they are not those of the papers' image models: 100 in a baseline, 200 in a surrogate.</summary>
    /// <value>Null: those.</value>
    public int? CriticUnits { get; init; }
}
