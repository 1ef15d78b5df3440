using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A cost, and its derivative at the value of a choice.</summary>
/// <param name="Cost">[leading.., batch..].</param>
/// <param name="Slope">[leading.., batch.., event].</param>
public readonly record struct CostAndSlope(Tensor Cost, Tensor Slope);
