using Variate.Distributions;
using Variate.Objectives.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>Two bits, then a number whose law depends on them.</summary>
internal sealed class BitsThenNormal : ParticleModel
{
    private readonly Parameter _toBits = New("to-bits", [1, 2], 0.8, -0.6);
    private readonly Parameter _bitShift = New("bit-shift", [2], 0.3, -0.4);
    private readonly Parameter _fromBits = New("from-bits", [2, 1], 0.9, -1.2);
    private readonly Parameter _logScale = New("log-scale", [1], -0.3);
    private readonly Parameter _prior = New("prior", [2], 0.2, 0.6);

    internal BitsThenNormal()
    {
        Parameters = new ParameterSet(_toBits, _bitShift, _fromBits, _logScale, _prior);
    }

    internal override ParameterSet Parameters { get; }

    internal override Stochastic<Tensor> LogJoint(ChoiceRule? rule)
        => from bits in Bits()
           from z in By(Number(bits), rule)
           select Joint(z, bits);

    internal override ParticleTable Table(int nodes, bool stopsSamples = false)
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(nodes);
        Tensor bits = States.OfBits(2).Reshape([1, 4, 1, 2]);
        Normal q = Number(bits);
        Tensor z = Stopped(q.Location + (q.Scale * at.Reshape([nodes, 1, 1, 1])), stopsSamples);
        Tensor logBits = Bits().LogProbability(bits);
        Shape all = [nodes, 4, 2];
        Shape flat = [nodes * 4, 2];
        return new ParticleTable(
            (Stopped(logBits, stopsSamples).Exp() * weights.Reshape([nodes, 1, 1])).BroadcastTo(all).Reshape(flat),
            Joint(z, bits).Reshape(flat),
            (q.LogProbability(z) + logBits).Reshape(flat));
    }

    private Bernoulli Bits() => Bernoulli.FromLogits(X.MatMul(_toBits) + _bitShift);

    private Normal Number(Tensor bits) => new((X * 0.5) + bits.MatMul(_fromBits), _logScale.Value.Exp());

    private Tensor Joint(Tensor z, Tensor bits)
    {
        var one = Tensor.Ones([1], ElementType.Float64);
        return Bernoulli.FromLogits(_prior).LogProbability(bits)
            + new Normal(bits.MatMul(_fromBits) * 0.6, one).LogProbability(z)
            + new Normal(z, one).LogProbability(X);
    }
}
