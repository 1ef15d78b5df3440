using System.Collections.Immutable;

namespace Variate.Experiments.Problems;

/// <summary>The built-in problems: small programs whose gradient is known exactly.</summary>
public static class ProblemCatalog
{
    /// <summary>One row a problem.</summary>
    public static ImmutableArray<ProblemDefinition> All { get; } =
    [
        ToyProblem.Definition,
        BernoulliProblem.Definition,
        BernoulliLayersProblem.Definition,
        CategoricalProblem.Definition,
        GaussianMixtureProblem.Definition,
        GammaProblem.Definition,
        NegativeBinomialProblem.Definition,
        PoissonProblem.Definition,
        GaussianIwaeProblem.Definition,
        MixedProblem.Definition,
    ];

    /// <summary>The problem of a name.</summary>
    /// <exception cref="FormatException">There is none; the message lists those that exist.</exception>
    public static ProblemDefinition Find(string name)
        => All.FirstOrDefault(problem => problem.Name == name)
            ?? throw new FormatException($"Expected a problem, one of {string.Join(", ", All.Select(problem => problem.Name))}; got '{name}'.");
}
