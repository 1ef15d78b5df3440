using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A law of the model and the value of a choice under it: ln p(z) as a term of its own, known to rules of a whole program.</summary>
/// <param name="Law">p.</param>
/// <param name="Value">z.</param>
public sealed record PriorTerm(Distribution Law, Tensor Value);
