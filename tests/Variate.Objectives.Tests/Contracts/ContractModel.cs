using Variate.Objectives.Tests.Models;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>A model of the contract tests, with the quadrature nodes that are enough for K particles.</summary>
internal sealed record ContractModel(Func<ParticleModel> Create, Func<int, int> Nodes);
