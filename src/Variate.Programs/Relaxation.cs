using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A temperature, and how it relaxes.</summary>
/// <param name="Temperature">λ &gt; 0, a scalar.</param>
/// <param name="Kind">The form of the relaxation.</param>
public sealed record Relaxation(Tensor Temperature, RelaxationKind Kind);
