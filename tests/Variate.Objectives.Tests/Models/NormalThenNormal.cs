using Variate.Distributions;
using Variate.Objectives.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>A number, then a number whose mean and spread depend on it.</summary>
internal sealed class NormalThenNormal : ParticleModel
{
    private readonly Parameter _slope = New("slope", [1, 1], 0.6);
    private readonly Parameter _logScale = New("log-scale", [1], -0.4);
    private readonly Parameter _next = New("next", [1, 1], 0.7);
    private readonly Parameter _spread = New("spread", [1, 1], 0.5);
    private readonly Parameter _prior = New("prior", [1], 0.3);

    internal NormalThenNormal()
    {
        Parameters = new ParameterSet(_slope, _logScale, _next, _spread, _prior);
    }

    internal override ParameterSet Parameters { get; }

    internal override Stochastic<Tensor> LogJoint(ChoiceRule? rule)
        => from first in By(First(), rule)
           from second in By(Second(first), rule)
           from _ in Stochastic.Prior(Prior(), second)
           select Lower(first, second);

    internal override ParticleTable Table(int nodes, bool stopsSamples = false)
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(nodes);
        Normal q1 = First();
        Tensor first = Stopped(q1.Location + (q1.Scale * at.Reshape([nodes, 1, 1, 1])), stopsSamples);
        Normal q2 = Second(first);
        Tensor second = Stopped(q2.Location + (q2.Scale * at.Reshape([1, nodes, 1, 1])), stopsSamples);
        Shape all = [nodes, nodes, 2];
        Shape flat = [nodes * nodes, 2];
        return new ParticleTable(
            (weights.Reshape([nodes, 1, 1]) * weights.Reshape([1, nodes, 1])).BroadcastTo(all).Reshape(flat),
            Joint(first, second).Reshape(flat),
            (q1.LogProbability(first) + q2.LogProbability(second)).Reshape(flat));
    }

    private Normal First() => new(X.MatMul(_slope), _logScale.Value.Exp());

    private Normal Second(Tensor first) => new(first.MatMul(_next).Tanh(), first.MatMul(_spread).Softplus() + 0.3);

    private Normal Prior() => new(_prior, _logScale.Value.Exp() + 0.5);

    private Tensor Lower(Tensor first, Tensor second)
    {
        var one = Tensor.Ones([1], ElementType.Float64);
        return new Normal(second.MatMul(_next) * 0.5, one).LogProbability(first)
            + new Normal(first + (second * 0.4), one).LogProbability(X);
    }

    private Tensor Joint(Tensor first, Tensor second) => Prior().LogProbability(second) + Lower(first, second);
}
