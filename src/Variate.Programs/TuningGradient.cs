using Variate.Tensors;

namespace Variate.Programs;

/// <summary>The gradient of an estimator parameter towards its own objective: a squared error, or the variance of the gradient.</summary>
/// <param name="Parameter">A temperature, a scale, a baseline, a critic's weights.</param>
/// <param name="Gradient">Of the shape of the parameter.</param>
/// <param name="StepSize">
/// The step of plain gradient descent that the parameter's definition asks for; null leaves it to the tuner.
/// </param>
public sealed record TuningGradient(Parameter Parameter, Tensor Gradient, double? StepSize = null);
