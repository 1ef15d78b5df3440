using Variate.Tensors;

namespace Variate.Programs;

/// <summary>An estimator parameter and what it minimises.</summary>
/// <param name="Parameter">A baseline, a scale, a critic's weights.</param>
/// <param name="Objective">To be minimised; its elements are summed.</param>
/// <param name="StepSize">
/// The step of plain gradient descent that the parameter's definition asks for (a moving average is one); null leaves it to the tuner.
/// </param>
public sealed record TuningObjective(Parameter Parameter, Tensor Objective, double? StepSize = null);
