using Variate.Distributions;
using Variate.Objectives.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>A number, then two bits whose law depends on it.</summary>
internal sealed class NormalThenBits : ParticleModel
{
    private readonly Parameter _slope = New("slope", [1, 1], 0.6);
    private readonly Parameter _logScale = New("log-scale", [1], -0.2);
    private readonly Parameter _toBits = New("to-bits", [1, 2], 1.3, -0.9);
    private readonly Parameter _bitShift = New("bit-shift", [2], 0.2, -0.5);
    private readonly Parameter _prior = New("prior", [1], -0.3);
    private readonly Parameter _fromBits = New("from-bits", [2, 1], 0.9, -1.1);

    internal NormalThenBits()
    {
        Parameters = new ParameterSet(_slope, _logScale, _toBits, _bitShift, _prior, _fromBits);
    }

    internal override ParameterSet Parameters { get; }

    internal override Stochastic<Tensor> LogJoint(ChoiceRule? rule)
        => from z in By(Number(), rule)
           from bits in Bits(z)
           from _ in Stochastic.Prior(Prior(), z)
           select Likelihood(z, bits);

    internal override ParticleTable Table(int nodes, bool stopsSamples = false)
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(nodes);
        Normal q = Number();
        Tensor z = Stopped(q.Location + (q.Scale * at.Reshape([nodes, 1, 1, 1])), stopsSamples);
        Tensor bits = States.OfBits(2).Reshape([1, 4, 1, 2]);
        Tensor logBits = Bits(z).LogProbability(bits);
        Tensor probabilities = Stopped(logBits, stopsSamples).Exp() * weights.Reshape([nodes, 1, 1]);
        Shape flat = [nodes * 4, 2];
        return new ParticleTable(
            probabilities.Reshape(flat),
            Joint(z, bits).Reshape(flat),
            (q.LogProbability(z) + logBits).Reshape(flat));
    }

    private Normal Number() => new(X.MatMul(_slope), _logScale.Value.Exp());

    private Bernoulli Bits(Tensor z) => Bernoulli.FromLogits(z.MatMul(_toBits) + _bitShift);

    private Normal Prior() => new(_prior, _logScale.Value.Exp() + 0.3);

    private Tensor Likelihood(Tensor z, Tensor bits)
        => Bernoulli.FromLogits(z.MatMul(_toBits) * 0.7).LogProbability(bits)
            + new Normal(z + bits.MatMul(_fromBits), Tensor.Ones([1], ElementType.Float64)).LogProbability(X);

    private Tensor Joint(Tensor z, Tensor bits) => Prior().LogProbability(z) + Likelihood(z, bits);
}
