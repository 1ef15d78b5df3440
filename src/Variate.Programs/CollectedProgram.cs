using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A program at its end, where a rule of the whole program is closed.</summary>
/// <param name="Value">What the program gave, less what it charged early: [leading.., batch..].</param>
/// <param name="Run">The run at the end.</param>
public sealed record CollectedProgram(Tensor Value, Run Run)
{
    /// <summary>Its choices, in the order of the program.</summary>
    public ImmutableList<Choice> Choices => Run.Choices;
}
