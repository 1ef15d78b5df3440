using Variate.Distributions;
using Variate.Estimators;
using Variate.Objectives.Tests.Contracts;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests;

/// <summary>ELBO₂ of two bits z that a hidden λ mixes: against quadrature, and where r is exact against the ELBO of the marginal q(z).</summary>
public class HierarchicalElboTests
{
    private const int Nodes = 40;
    private static readonly Shape Flat = [Nodes * 4, 2];
    private readonly Tensor _one = Tensor.Ones([1], ElementType.Float64);
    private readonly Parameter _location = new("location", Tensor.Create([0.7], [1, 1]));
    private readonly Parameter _logScale = new("log-scale", Tensor.Create([-0.3], [1]));
    private readonly Parameter _mixing = new("mixing", Tensor.Create([1.1, -0.8], [1, 2]));
    private readonly Parameter _reverse = new("reverse", Tensor.Create([0.9, -0.5], [2, 1]));
    private readonly Parameter _prior = new("prior", Tensor.Create([0.4, -0.6], [2]));
    private readonly Parameter _likelihood = new("likelihood", Tensor.Create([1.3, -0.7], [2, 1]));
    private readonly ParameterSet _numbers;
    private readonly ParameterSet _bits;

    public HierarchicalElboTests()
    {
        _numbers = new ParameterSet(_location, _logScale, _mixing, _reverse, _prior, _likelihood);
        _bits = new ParameterSet(_location, _mixing, _prior, _likelihood);
    }

    public static TheoryData<EntropyTerm, bool> Forms => new()
    {
        { EntropyTerm.SampledWithoutScore, false },
        { EntropyTerm.Sampled, false },
        { EntropyTerm.ClosedForm, false },
        { EntropyTerm.SampledWithoutScore, true },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Estimate_NumberThenBits_AgreesWithQuadrature(EntropyTerm entropy, bool isRebar)
        => ZTest.Run(
            () => Negative(Numbers(isRebar ? new RebarEstimator(Temperature.Fixed(0.5)) : new LeaveOneOutEstimator(2))),
            _numbers,
            Expected.Of(-Table().Expectation(1, Bounds.ImportanceWeighted), _numbers),
            ParticleModel.Options with { IsVariational = true, Entropy = entropy }).AssertUnbiased();

    /// <summary>Where r is q(λ | z) the second bound is the first: its value, and its gradient.</summary>
    [Fact]
    public void Estimate_ExactReverse_IsTheElboOfTheMarginal()
        => ZTest.Run(
            () => Negative(
                from bit in Switch().Via(new LeaveOneOutEstimator(2))
                from z in Bits(bit).Via(new LeaveOneOutEstimator(2))
                select new AuxiliaryJoint(LogModel(z), Switch().LogProbability(bit) + Bits(bit).LogProbability(z) - LogMarginal(z))),
            _bits,
            Expected.Of(-MarginalElbo(), _bits),
            ParticleModel.Options with { IsVariational = true }).AssertUnbiased();

    [Fact]
    public void Estimate_AnotherReverse_IsLowerByTheDivergence()
    {
        Tensor Elbo2(Func<Tensor, Tensor, Tensor> logReverse)
        {
            Tensor bit = States.OfBits(1).Reshape([2, 1, 1, 1]);
            Tensor z = States.OfBits(2).Reshape([4, 1, 2]);
            Tensor logProposal = Switch().LogProbability(bit) + Bits(bit).LogProbability(z);
            return (logProposal.Exp() * (LogModel(z) + logReverse(bit, z) - logProposal)).SumAxis(0).SumAxis(0).MeanAll();
        }

        double exact = Elbo2((bit, z) => Switch().LogProbability(bit) + Bits(bit).LogProbability(z) - LogMarginal(z)).ToScalar();
        double other = Elbo2((bit, z) => Bernoulli.FromLogits(z.MatMul(_reverse)).LogProbability(bit)).ToScalar();
        GradientEstimate estimate = HierarchicalElbo.Estimate(
            from bit in Switch().Via(new EnumerationEstimator())
            from z in Bits(bit).Via(new EnumerationEstimator())
            select new AuxiliaryJoint(LogModel(z), Bernoulli.FromLogits(z.MatMul(_reverse)).LogProbability(bit)),
            _numbers,
            RandomKey.FromSeed(1),
            new EstimateOptions { Batch = [2] });

        Assert.Equal(MarginalElbo().ToScalar(), exact, 1e-12);
        Assert.Equal(-other, estimate.Objective, 1e-12);
        Assert.True(other < exact - 0.01);
    }

    [Fact]
    public void Estimate_Hierarchical_IsTheElboOfItsLogJoint()
    {
        Stochastic<AuxiliaryJoint> program = Numbers(new LeaveOneOutEstimator(2));
        var options = new EstimateOptions { Batch = [2] };

        GradientEstimate bound = HierarchicalElbo.Estimate(program, _numbers, RandomKey.FromSeed(4), options);
        GradientEstimate elbo = Elbo.Estimate(HierarchicalElbo.LogJoint(program), _numbers, RandomKey.FromSeed(4), options);

        Assert.Equal(elbo.Objective, bound.Objective);
        Assert.Equal(
            elbo.Gradients.SelectMany(gradient => gradient.ToImmutableArray()), bound.Gradients.SelectMany(gradient => gradient.ToImmutableArray()));
    }

    private static Stochastic<Tensor> Negative(Stochastic<AuxiliaryJoint> program)
        => HierarchicalElbo.LogJoint(program).Select(static value => -value);

    private Stochastic<AuxiliaryJoint> Numbers(Estimator estimator)
        => from lambda in Hidden().Via(new PathwiseEstimator())
           from z in Bits(lambda).Via(estimator)
           select new AuxiliaryJoint(LogModel(z), Reverse(z).LogProbability(lambda));

    private ParticleTable Table()
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(Nodes);
        Tensor lambda = Hidden().Location + (Hidden().Scale * at.Reshape([Nodes, 1, 1, 1]));
        Tensor z = States.OfBits(2).Reshape([1, 4, 1, 2]);
        Tensor logBits = Bits(lambda).LogProbability(z);
        Tensor ofLambda = Hidden().LogProbability(lambda);
        return new ParticleTable(
            (weights.Reshape([Nodes, 1, 1]) * logBits.Exp()).Reshape(Flat),
            (LogModel(z) + Reverse(z).LogProbability(lambda)).Reshape(Flat),
            (ofLambda + logBits).Reshape(Flat));
    }

    private Tensor MarginalElbo()
    {
        Tensor z = States.OfBits(2).Reshape([4, 1, 2]);
        Tensor logMarginal = LogMarginal(z);
        return (logMarginal.Exp() * (LogModel(z) - logMarginal)).SumAxis(0).MeanAll();
    }

    /// <summary>ln q(z) = ln Σ q(z | λ) q(λ) over the two values of a bit λ.</summary>
    private Tensor LogMarginal(Tensor z)
    {
        Tensor LogTerm(double bit)
        {
            var value = Tensor.Full([1], bit, _one);
            return (Switch().LogProbability(value) + Bits(value.BroadcastTo([2, 1])).LogProbability(z)).Exp();
        }

        return (LogTerm(0) + LogTerm(1)).Log();
    }

    private Normal Hidden() => new(ParticleModel.X.MatMul(_location), _logScale.Value.Exp());

    private Bernoulli Switch() => Bernoulli.FromLogits(ParticleModel.X.MatMul(_location));

    private Bernoulli Bits(Tensor lambda) => Bernoulli.FromLogits(lambda.MatMul(_mixing) + (ParticleModel.X * 0.3));

    private Normal Reverse(Tensor z) => new(z.MatMul(_reverse) + (ParticleModel.X * 0.2), _one * 0.8);

    private Tensor LogModel(Tensor z)
        => Bernoulli.FromLogits(_prior).LogProbability(z)
            + new Normal(z.MatMul(_likelihood), _one).LogProbability(ParticleModel.X);
}
