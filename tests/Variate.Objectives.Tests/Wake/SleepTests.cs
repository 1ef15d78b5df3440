using Variate.Distributions;
using Variate.Objectives.Tests.Contracts;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Wake;

/// <summary>A bit and a number dreamt by a model, and the bit inferred from the number.</summary>
public class SleepTests
{
    private const int Nodes = 64;
    private readonly Tensor _one = Tensor.Ones([1], ElementType.Float64);
    private readonly Parameter _logit = new("logit", Tensor.Create([0.4], [1]));
    private readonly Parameter _location = new("location", Tensor.Create([1.2], [1, 1]));
    private readonly Parameter _slope = new("slope", Tensor.Create([0.7], [1, 1]));
    private readonly Parameter _shift = new("shift", Tensor.Create([-0.3], [1]));

    [Fact]
    public void Estimate_Dreams_AgreesWithEnumerationTimesQuadrature()
    {
        var parameters = new ParameterSet(_slope, _shift);
        (Tensor nodes, Tensor weights) = Quadrature.StandardNormal(Nodes);
        Tensor bit = States.OfBits(1).Reshape([2, 1, 1]);
        Tensor x = bit.MatMul(_location) + nodes.Reshape([1, Nodes, 1]);
        Tensor probabilities = Bernoulli.FromLogits(_logit).LogProbability(bit).Exp() * weights.Reshape([1, Nodes]);
        Tensor exact = -(probabilities * LogProposal(bit, x)).SumAll();

        var result = ZTest.Run(
            () => Dream().Under(new Sleep()).Select(static value => -value),
            parameters,
            Expected.Of(exact, parameters),
            new EstimateOptions { DrawCount = 1024 });

        result.AssertUnbiased();
    }

    [Fact]
    public void Estimate_Dreams_TeachesTheModelNothing()
    {
        var parameters = new ParameterSet(_logit, _location);

        GradientEstimate estimate = new Sleep().Estimate(Dream(), parameters, RandomKey.FromSeed(1));

        Assert.All(estimate.Gradients, static gradient => Assert.Equal(0, gradient.SumOfSquares()));
    }

    private Stochastic<Tensor> Dream()
        => from bit in Bernoulli.FromLogits(_logit)
           from x in new Normal(bit.MatMul(_location), _one)
           select LogProposal(bit, x);

    private Tensor LogProposal(Tensor bit, Tensor x) => Bernoulli.FromLogits(x.MatMul(_slope) + _shift).LogProbability(bit);
}
