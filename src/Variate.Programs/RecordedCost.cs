using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A cost, with the choices below that gave it.</summary>
/// <param name="Cost">[leading.., batch..].</param>
/// <param name="LogProbability">The log-probability of the choices below; null when there are none.</param>
/// <param name="Trace">Their laws and values.</param>
public readonly record struct RecordedCost(Tensor Cost, Tensor? LogProbability, Trace Trace);
