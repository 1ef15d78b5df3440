using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>An objective of the contract tests, with its definition as a function of the log-weights [.., K].</summary>
internal sealed record ContractObjective(Func<int, MultiSampleObjective> Create, Func<Tensor, Tensor> Function, params int[] Counts);
