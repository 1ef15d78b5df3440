using Variate.Distributions;
using Variate.Estimators;
using Variate.Objectives.Tests.Contracts;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests;

/// <summary>The forms of the entropy, on two numbers of which the second's spread depends on the first.</summary>
public class ElboTests
{
    private const int Nodes = 32;
    private readonly Tensor _one = Tensor.Ones([1], ElementType.Float64);
    private readonly Parameter _slope = new("slope", Tensor.Create([0.6], [1, 1]));
    private readonly Parameter _logScale = new("log-scale", Tensor.Create([-0.4], [1]));
    private readonly Parameter _next = new("next", Tensor.Create([0.7], [1, 1]));
    private readonly ParameterSet _parameters;

    public ElboTests()
    {
        _parameters = new ParameterSet(_slope, _logScale, _next);
    }

    public static TheoryData<EntropyTerm, bool> Forms => new()
    {
        { EntropyTerm.SampledWithoutScore, false },
        { EntropyTerm.Sampled, false },
        { EntropyTerm.ClosedForm, false },
        { EntropyTerm.SampledWithoutScore, true },
        { EntropyTerm.Sampled, true },
        { EntropyTerm.ClosedForm, true },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Estimate_AnyFormOfTheEntropy_AgreesWithQuadrature(EntropyTerm entropy, bool isScoreFunction)
    {
        Estimator estimator = isScoreFunction ? new LeaveOneOutEstimator(2) : new PathwiseEstimator();

        var result = ZTest.Run(
            () => LogJoint().Select(static value => -value),
            _parameters,
            Expected.Of(-Table().Expectation(1, Bounds.ImportanceWeighted), _parameters),
            ParticleModel.Options with { IsVariational = true, Entropy = entropy, DefaultEstimator = estimator });

        result.AssertUnbiased();
    }

    [Fact]
    public void Estimate_EntropyThatTheLawLacks_NamesTheChoice()
    {
        Stochastic<Tensor> program = from count in new Poisson(_slope.Value.Exp()).Named("count") select count.Sum(^1);
        var options = new EstimateOptions { Entropy = EntropyTerm.ClosedForm, DefaultEstimator = new ScoreFunctionEstimator(), Batch = [1] };

        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => Elbo.Estimate(program, _parameters, RandomKey.FromSeed(1), options));

        Assert.Contains("\"count\"", error.Message, StringComparison.Ordinal);
    }

    private Stochastic<Tensor> LogJoint()
        => from first in First()
           from second in Second(first)
           select Joint(first, second);

    private ParticleTable Table()
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(Nodes);
        Normal q1 = First();
        Tensor first = q1.Location + (q1.Scale * at.Reshape([Nodes, 1, 1, 1]));
        Normal q2 = Second(first);
        Tensor second = q2.Location + (q2.Scale * at.Reshape([1, Nodes, 1, 1]));
        Shape flat = [Nodes * Nodes, 2];
        return new ParticleTable(
            (weights.Reshape([Nodes, 1, 1]) * weights.Reshape([1, Nodes, 1])).BroadcastTo([Nodes, Nodes, 2]).Reshape(flat),
            Joint(first, second).Reshape(flat),
            (q1.LogProbability(first) + q2.LogProbability(second)).Reshape(flat));
    }

    private Normal First() => new(ParticleModel.X.MatMul(_slope), _logScale.Value.Exp());

    private Normal Second(Tensor first) => new(first.MatMul(_next).Tanh(), first.MatMul(_next).Softplus() + 0.3);

    private Tensor Joint(Tensor first, Tensor second)
        => new Normal(_one * 0.3, _one).LogProbability(second)
            + new Normal(second * 0.5, _one).LogProbability(first)
            + new Normal(first + (second * 0.4), _one).LogProbability(ParticleModel.X);
}
