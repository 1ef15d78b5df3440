using Variate.Distributions;
using Variate.Objectives.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>One bit; nothing else is random.</summary>
internal sealed class OneBit : ParticleModel
{
    private readonly Parameter _logit = New("logit", [1, 1], 0.7);
    private readonly Parameter _prior = New("prior", [1], -0.4);
    private readonly Parameter _likelihood = New("likelihood", [1, 1], 1.5);

    internal OneBit()
    {
        Parameters = new ParameterSet(_logit, _prior, _likelihood);
    }

    internal override ParameterSet Parameters { get; }

    internal override Stochastic<Tensor> LogJoint(ChoiceRule? rule)
        => from bit in By(Proposal(), rule)
           select Joint(bit);

    internal override ParticleTable Table(int nodes, bool stopsSamples = false)
    {
        Tensor bit = States.OfBits(1).Reshape([2, 1, 1]);
        Tensor logProposal = Proposal().LogProbability(bit);
        return new ParticleTable(Stopped(logProposal, stopsSamples).Exp(), Joint(bit), logProposal);
    }

    private Bernoulli Proposal() => Bernoulli.FromLogits(X.MatMul(_logit));

    private Tensor Joint(Tensor bit)
        => Bernoulli.FromLogits(_prior).LogProbability(bit)
            + new Normal(bit.MatMul(_likelihood), Tensor.Ones([1], ElementType.Float64)).LogProbability(X);
}
