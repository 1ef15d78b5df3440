using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A program at its end, where a rule of the whole program is closed.</summary>
/// <param name="Value">What the program gave: [leading.., batch..].</param>
/// <param name="Charged">The cost that it charged early, of the same axes; null for none.</param>
/// <param name="Run">The run at the end.</param>
public sealed record CollectedProgram(Tensor Value, Tensor? Charged, Run Run)
{
    /// <summary>The value as a logarithm of a density, from which costs are taken.</summary>
    public Tensor LogDensity => Charged is null ? Value : Value - Charged;

    /// <summary>The value as a cost, to which costs are added.</summary>
    public Tensor Cost => Charged is null ? Value : Value + Charged;

    /// <summary>Its choices, in the order of the program.</summary>
    public ImmutableList<Choice> Choices => Run.Choices;
}
