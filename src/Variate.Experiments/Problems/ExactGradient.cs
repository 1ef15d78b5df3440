using System.Collections.Immutable;

namespace Variate.Experiments.Problems;

/// <summary>An expected cost and its gradient, without sampling error.</summary>
/// <param name="Objective">The expected cost.</param>
/// <param name="Gradients">One row a parameter, in the order of the problem.</param>
public sealed record ExactGradient(double Objective, ImmutableArray<ImmutableArray<double>> Gradients);
