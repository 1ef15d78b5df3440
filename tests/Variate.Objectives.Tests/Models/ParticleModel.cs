using Variate.Objectives.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>A small model with its exact particle table: two data, latent numbers and bits, some parameters shared by p and q.</summary>
internal abstract class ParticleModel
{
    internal static EstimateOptions Options { get; } = new() { Batch = [2], DrawCount = 512 };

    /// <summary>Two data.</summary>
    internal static Tensor X { get; } = Tensor.Create([0.7, -1.2], [2, 1]);

    internal abstract ParameterSet Parameters { get; }

    /// <summary>ln p(x, z) with its choices by the rules of the objective.</summary>
    internal Stochastic<Tensor> LogJoint() => LogJoint(null);

    /// <summary>ln p(x, z) with its differentiable choices by a rule.</summary>
    internal abstract Stochastic<Tensor> LogJoint(ChoiceRule? rule);

    /// <summary>The table with so many quadrature nodes a number.</summary>
    /// <param name="nodes">The number of nodes.</param>
    /// <param name="stopsSamples">Whether no gradient flows through the values of choices and their probabilities.</param>
    internal abstract ParticleTable Table(int nodes, bool stopsSamples = false);

    protected static Stochastic<Tensor> By(Distribution law, ChoiceRule? rule) => rule is null ? law : law.Via(rule);

    protected static Tensor Stopped(Tensor value, bool isStopped) => isStopped ? value.StopGradient() : value;

    protected static Parameter New(string name, Shape shape, params ReadOnlySpan<double> values) => new(name, Tensor.Create(values, shape));
}
