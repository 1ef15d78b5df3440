using Variate.Tensors;

namespace Variate.Distributions.Tests.Counts;

/// <summary>A law of one count, its parameters, and how far its values must be summed to leave less than 1e-15.</summary>
/// <param name="Make">The law of its parameters.</param>
/// <param name="Parameters">What is differentiated.</param>
/// <param name="Last">The largest value that is summed.</param>
public sealed record CountLawCase(Func<IReadOnlyList<Tensor>, ComponentwiseDistribution> Make, IReadOnlyList<Tensor> Parameters, int Last)
{
    public static IReadOnlyDictionary<string, CountLawCase> All { get; } = new Dictionary<string, CountLawCase>
    {
        ["Bernoulli"] = new(static p => Bernoulli.FromLogits(p[0]), [Runs.Row(-0.7)], 1),
        ["Poisson"] = new(static p => new Poisson(p[0]), [Runs.Row(3.7)], 60),
        ["Poisson small"] = new(static p => new Poisson(p[0]), [Runs.Row(0.01)], 30),
        ["Geometric"] = new(static p => Geometric.FromLogits(p[0]), [Runs.Row(0.3)], 120),
        ["Geometric probability"] = new(static p => Geometric.FromProbabilities(p[0]), [Runs.Row(0.8)], 60),
        ["Binomial"] = new(static p => Binomial.FromLogits(Runs.Row(9), p[0]), [Runs.Row(0.4)], 9),
        ["Binomial of none"] = new(static p => Binomial.FromLogits(Runs.Row(0), p[0]), [Runs.Row(0.4)], 0),
        ["Binomial probability"] = new(static p => Binomial.FromProbabilities(Runs.Row(5), p[0]), [Runs.Row(0.9)], 5),
        ["NegativeBinomial"] = new(static p => NegativeBinomial.FromLogits(p[0], p[1]), [Runs.Row(2.6), Runs.Row(-0.5)], 140),
        ["NegativeBinomial probability"] = new(static p => NegativeBinomial.FromProbabilities(p[0], p[1]), [Runs.Row(0.4), Runs.Row(0.3)], 60),
        ["Categorical"] = new(static p => Categorical.FromLogits(p[0]), [Tensor.Create([0.3, -1.1, 0.9, 0.2], [1, 4])], 3),
        ["Categorical probability"] = new(static p => Categorical.FromProbabilities(p[0]), [Tensor.Create([0.5, 0.2, 0.3], [1, 3])], 2),
    };

    /// <summary>0, 1, …, last: [last + 1, 1].</summary>
    public Tensor Values => Tensor.Create([.. Enumerable.Range(0, Last + 1).Select(static y => (double)y)], [Last + 1, 1]);

    /// <summary>The law of the parameters as they are.</summary>
    public ComponentwiseDistribution Law => Make(Parameters);
}
