using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A cost, and its derivative at a number of every choice.</summary>
/// <param name="Cost">[leading.., batch..].</param>
/// <param name="Slopes">One a choice: [leading.., batch.., event].</param>
public sealed record CostAndSlopes(Tensor Cost, ImmutableArray<Tensor> Slopes);
