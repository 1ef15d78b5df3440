using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A choice below another one, as a trace has it.</summary>
/// <param name="Law">The law at the values of the choices before it.</param>
/// <param name="Value">What it gave, or was given.</param>
public sealed record TracedChoice(Distribution Law, Tensor Value);
