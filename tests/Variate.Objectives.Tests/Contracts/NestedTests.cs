using Variate.Distributions;
using Variate.Estimators;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>A bound as a value inside a program whose outer choices have estimators of their own.</summary>
public class NestedTests
{
    private const int Count = 2;
    private const int Nodes = 32;
    private readonly Tensor _one = Tensor.Ones([1], ElementType.Float64);
    private readonly Parameter _structure = new("structure", Tensor.Create([0.8], [1, 1]));
    private readonly Parameter _slope = new("slope", Tensor.Create([0.6], [1, 1]));
    private readonly Parameter _shift = new("shift", Tensor.Create([-0.7], [1]));
    private readonly Parameter _toBits = new("to-bits", Tensor.Create([1.3, -0.9], [1, 2]));
    private readonly Parameter _prior = new("prior", Tensor.Create([0.4], [1]));
    private readonly ParameterSet _parameters;

    public NestedTests()
    {
        _parameters = new ParameterSet(_structure, _slope, _shift, _toBits, _prior);
    }

    public static TheoryData<string, bool> Outer
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (string name in new List<string> { "score-function", "leave-one-out", "enumeration", "ram", "go", "self-baseline" })
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Outer))]
    public void Under_BelowABit_AgreesWithTheTable(string name, bool isVariational)
    {
        Tensor q = Structure().Mean.Reshape([2]);
        Tensor entropy = isVariational ? (q * q.Log()) + ((1 - q) * (1 - q).Log()) : Tensor.Zeros([2], ElementType.Float64);
        Tensor off = Table(Tensor.Zeros([2, 1], ElementType.Float64)).ExpectationOfEach(Count, Bounds.ImportanceWeighted);
        Tensor on = Table(Tensor.Ones([2, 1], ElementType.Float64)).ExpectationOfEach(Count, Bounds.ImportanceWeighted);
        Tensor exact = (entropy - ((1 - q) * off) - (q * on)).MeanAll();

        var result = ZTest.Run(
            () => from bit in Structure().Via(Named(name))
                  from bound in Inner(bit).Under(new IwaeDreg(Count))
                  select -bound,
            _parameters,
            Expected.Of(exact, _parameters),
            ParticleModel.Options with { IsVariational = isVariational });

        result.AssertUnbiased();
    }

    [Fact]
    public void Under_BelowANumber_AgreesWithQuadrature()
    {
        (Tensor nodes, Tensor weights) = Quadrature.StandardNormal(Nodes);
        Normal outer = Number();
        var exact = Tensor.Zeros([], ElementType.Float64);
        for (int i = 0; i < Nodes; i++)
        {
            Tensor at = outer.Location + (outer.Scale * nodes.Slice(0, i, 1));
            exact -= Table(at).ExpectationOfEach(Count, Bounds.ImportanceWeighted).MeanAll() * weights.ElementAt(i);
        }

        var result = ZTest.Run(
            () => from z in Number().Via(new PathwiseEstimator())
                  from bound in Inner(z).Under(new IwaeDreg(Count))
                  select -bound,
            _parameters,
            Expected.Of(exact, _parameters),
            ParticleModel.Options);

        result.AssertUnbiased();
    }

    [Fact]
    public void Under_BelowAPlace_NamesChoicesByTheirPlaceInside()
    {
        Stochastic<Tensor> program =
            from bit in Structure().Via(new ScoreFunctionEstimator())
            from bound in Inner(bit).Under(new IwaeDreg(Count))
            select -bound;

        GradientEstimate estimate = program.Estimate(_parameters, RandomKey.FromSeed(1), ParticleModel.Options);

        Assert.Equal(["choice 1", "choice 2.1", "choice 2.2"], estimate.Diagnostics.Visits.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Count * ParticleModel.Options.DrawCount, estimate.Diagnostics.CostEvaluations);
    }

    [Fact]
    public void Costs_OfABound_AreItsValues()
    {
        Stochastic<Tensor> program = Inner(_one.Reshape([1, 1])).Under(new IwaeDreg(Count));
        EstimateOptions options = ParticleModel.Options with { DrawCount = 3 };

        Tensor costs = program.Costs(RandomKey.FromSeed(1), options);

        Assert.Equal([3, 2], costs.Shape);
        Assert.Equal(program.Estimate(_parameters, RandomKey.FromSeed(1), options).Objective, costs.MeanAll().ToScalar(), 1e-14);
    }

    [Fact]
    public void Charge_InsideABound_IsPartOfTheJoint()
    {
        Stochastic<Tensor> charged =
            from z in new Normal(_shift, _one)
            from _ in Stochastic.Charge(-new Normal(_prior, _one).LogProbability(z))
            from bits in Bernoulli.FromLogits(z.MatMul(_toBits))
            select Likelihood(z, bits);
        Stochastic<Tensor> plain =
            from z in new Normal(_shift, _one)
            from bits in Bernoulli.FromLogits(z.MatMul(_toBits))
            select new Normal(_prior, _one).LogProbability(z) + Likelihood(z, bits);

        GradientEstimate expected = new IwaeDreg(3).Estimate(plain, _parameters, RandomKey.FromSeed(1), ParticleModel.Options);
        GradientEstimate actual = new IwaeDreg(3).Estimate(charged, _parameters, RandomKey.FromSeed(1), ParticleModel.Options);

        Assert.Equal(expected.Objective, actual.Objective, 1e-12);
        for (int i = 0; i < _parameters.Count; i++)
        {
            Assert.True((expected.Gradients[i] - actual.Gradients[i]).SumOfSquares() < 1e-24);
        }
    }

    private static Estimator Named(string name) => name switch
    {
        "score-function" => new ScoreFunctionEstimator(),
        "leave-one-out" => new LeaveOneOutEstimator(2),
        "enumeration" => new EnumerationEstimator(),
        "ram" => new RamEstimator(),
        "go" => new GoEstimator(),
        _ => new SelfBaselineEstimator(),
    };

    private Bernoulli Structure() => Bernoulli.FromLogits(ParticleModel.X.MatMul(_structure));

    private Normal Number() => new(ParticleModel.X.MatMul(_structure), _one * 0.5);

    private Normal Proposal(Tensor outer) => new(ParticleModel.X.MatMul(_slope) + (outer * _shift), _one * 0.8);

    private Stochastic<Tensor> Inner(Tensor outer)
        => from z in Proposal(outer)
           from bits in Bernoulli.FromLogits(z.MatMul(_toBits))
           select new Normal(_prior.Value + (outer * 0.5), _one).LogProbability(z) + Likelihood(z, bits);

    private Tensor Likelihood(Tensor z, Tensor bits)
        => Bernoulli.FromLogits(Tensor.Zeros([2], ElementType.Float64)).LogProbability(bits)
            + new Normal(z + bits.Sum(^1, keepAxis: true), _one).LogProbability(ParticleModel.X);

    private ParticleTable Table(Tensor outer)
    {
        (Tensor nodes, Tensor weights) = Quadrature.StandardNormal(Nodes);
        Normal q = Proposal(outer);
        Tensor z = q.Location + (q.Scale * nodes.Reshape([Nodes, 1, 1, 1]));
        Tensor bits = States.OfBits(2).Reshape([1, 4, 1, 2]);
        Tensor logBits = Bernoulli.FromLogits(z.MatMul(_toBits)).LogProbability(bits);
        Tensor logJoint = new Normal(_prior.Value + (outer * 0.5), _one).LogProbability(z) + Likelihood(z, bits);
        Shape flat = [Nodes * 4, 2];
        return new ParticleTable(
            (logBits.Exp() * weights.Reshape([Nodes, 1, 1])).Reshape(flat),
            logJoint.Reshape(flat),
            (q.LogProbability(z) + logBits).Reshape(flat));
    }
}
