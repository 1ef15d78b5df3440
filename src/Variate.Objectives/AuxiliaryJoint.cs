using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>What a program of <see cref="HierarchicalElbo"/> gives for each datum, beside its choices λ and z.</summary>
/// <param name="LogJoint">ln p(x, z), which knows nothing of λ: [leading.., batch..].</param>
/// <param name="LogReverse">ln r(λ | z, x), the auxiliary law at the λ that was drawn: [leading.., batch..].</param>
public readonly record struct AuxiliaryJoint(Tensor LogJoint, Tensor LogReverse);
