using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics.Tests;

/// <summary>z ~ N(0, 1), x ~ N(weight·z, 1), guide N(location, 1): the bound of 3 particles, and its value by a grid of their noises.</summary>
internal sealed class ParticleModel
{
    internal const int ParticleCount = 3;
    private const double Datum = 1.4;

    internal Parameter Location { get; } = new("guide/location", Tensor.Create([-0.3], [1]));

    internal Parameter Weight { get; } = new("model/weight", Tensor.Create([1.6], [1]));

    internal GradientProblem Under(ProgramRule rule) => new(
        () => (from z in new Normal(Location, One) select LogJoint(z).Sum(^1)).Under(rule).Select(static bound => -bound),
        new ParameterSet(Location, Weight))
    {
        Name = "bound of three particles",
        ExactMethod = new ClosedFormGradient(Objective),
    };

    private static Tensor One => Tensor.Create([1.0], [1]);

    private Tensor LogJoint(Tensor z)
        => LogProbabilities.Normal(Tensor.Create([Datum], [1]), z * Weight, One)
            + LogProbabilities.Normal(z, Tensor.Create([0.0], [1]), One);

    /// <summary>−𝔼[ln (1/3) Σ w], by the trapezoidal rule in the three noises.</summary>
    private Tensor Objective()
    {
        const int Nodes = 33;
        const double End = 7;
        double[] noise = [.. Enumerable.Range(0, Nodes).Select(static i => End * ((2.0 * i / (Nodes - 1)) - 1))];
        double[] weights = [.. noise.Select(static s => Math.Exp(-s * s / 2))];
        double total = weights.Sum();
        Tensor z = Tensor.Create(noise, [Nodes]) + Location;
        Tensor logWeights = LogJoint(z) - LogProbabilities.Normal(z, Location, One);
        Tensor w = logWeights.Exp();
        Tensor sum = w.Reshape([Nodes, 1, 1]) + w.Reshape([1, Nodes, 1]) + w.Reshape([1, 1, Nodes]);
        var p = Tensor.Create([.. weights.Select(weight => weight / total)], [Nodes]);
        Tensor joint = p.Reshape([Nodes, 1, 1]) * p.Reshape([1, Nodes, 1]) * p.Reshape([1, 1, Nodes]);
        return -(joint * (sum / ParticleCount).Log()).SumAll();
    }
}
