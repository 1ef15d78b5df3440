using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A program at its end, where a rule of the whole program is closed.</summary>
/// <param name="Value">What the program gave: [leading.., batch..].</param>
/// <param name="Charged">The cost that it charged early, of the same axes; null for none.</param>
/// <param name="Run">The run at the end.</param>
public sealed record CollectedProgram(Tensor Value, Tensor? Charged, Run Run)
{
    /// <summary>The value as a logarithm of a density, from which costs are taken and to which its priors are added.</summary>
    public Tensor LogDensity => LogDensityWith(static prior => prior.Law);

    /// <summary>The value as a cost, to which costs are added, and from which the logarithms of its priors are taken.</summary>
    public Tensor Cost => Priors.Aggregate(
        Charged is null ? Value : Value + Charged,
        (sum, prior) => sum - Run.Normalise(prior.Law.LogProbability(prior.Value)));

    /// <summary>Its terms ln p(z).</summary>
    public ImmutableList<PriorTerm> Priors => Run.Priors;

    /// <summary>Its choices, in the order of the program.</summary>
    public ImmutableList<Choice> Choices => Run.Choices;

    /// <summary>As <see cref="LogDensity"/>, without a gradient towards the parameters of the priors; the one through their values stays.</summary>
    public Tensor LogDensityOfStoppedPriors => LogDensityWith(static prior => prior.Law.StopGradient());

    private Tensor LogDensityWith(Func<PriorTerm, Distribution> law)
        => Priors.Aggregate(
            Charged is null ? Value : Value - Charged,
            (sum, prior) => sum + Run.Normalise(law(prior).LogProbability(prior.Value)));
}
