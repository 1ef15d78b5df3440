using System.Collections.Concurrent;
using Variate.Objectives.Tests.Models;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>A model of the contract tests, with the quadrature nodes that are enough for K particles.</summary>
internal sealed record ContractModel(Func<ParticleModel> Create, Func<int, int> Nodes, int LargestCount = 3)
{
    private readonly ConcurrentDictionary<(int Count, Func<Tensor, Tensor> Function), Expected> _expected = new();

    /// <summary>The expectation of a function of K log-weights, and its gradient; computed once.</summary>
    internal Expected Expected(int count, Func<Tensor, Tensor> function) => _expected.GetOrAdd((count, function), key =>
    {
        ParticleModel model = Create();
        return Contracts.Expected.Of(model.Table(Nodes(key.Count)).Expectation(key.Count, key.Function), model.Parameters);
    });
}
