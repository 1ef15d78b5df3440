using Variate.Distributions;
using Variate.Estimators;
using Variate.Objectives.Tests.Contracts;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests;

/// <summary>The ELBO of two bits and a number whose law and prior depend on them, with divergences in closed form, against quadrature.</summary>
public class PriorDivergenceTests
{
    private const int Nodes = 40;
    private readonly Tensor _one = Tensor.Ones([1], ElementType.Float64);
    private readonly Parameter _toBits = new("to-bits", Tensor.Create([0.8, -0.6], [1, 2]));
    private readonly Parameter _fromBits = new("from-bits", Tensor.Create([0.9, -1.2], [2, 1]));
    private readonly Parameter _logScale = new("log-scale", Tensor.Create([-0.4], [1]));
    private readonly Parameter _prior = new("prior", Tensor.Create([0.3, -0.5], [2]));
    private readonly Parameter _priorFromBits = new("prior-from-bits", Tensor.Create([-0.4, 0.7], [2, 1]));
    private readonly ParameterSet _parameters;

    public PriorDivergenceTests()
    {
        _parameters = new ParameterSet(_toBits, _fromBits, _logScale, _prior, _priorFromBits);
    }

    /// <summary>Estimators that read the rest sampled, relaxed, at its mean, replayed and by its forward value.</summary>
    public static TheoryData<string, EntropyTerm> EstimatorsAndEntropies
    {
        get
        {
            var rows = new TheoryData<string, EntropyTerm>();
            foreach (EntropyTerm entropy in Enum.GetValues<EntropyTerm>())
            {
                rows.Add("leave-one-out", entropy);
                rows.Add("rebar", entropy);
                rows.Add("muprop", entropy);
                rows.Add("local-expectation", entropy);
                rows.Add("ram", entropy);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(EstimatorsAndEntropies))]
    public void Estimate_BothChoices_AgreesWithQuadrature(string name, EntropyTerm entropy)
        => AssertUnbiased(
            () => from bits in Bits().Via(Estimator(name)).Against(BitsPrior())
                  from z in Number(bits).Via(new PathwiseEstimator()).Against(NumberPrior(bits))
                  select -LogLikelihood(bits, z),
            entropy);

    [Theory]
    [MemberData(nameof(EstimatorsAndEntropies))]
    public void Estimate_TheFirstChoiceOnly_AgreesWithQuadrature(string name, EntropyTerm entropy)
        => AssertUnbiased(
            () => from bits in Bits().Via(Estimator(name)).Against(BitsPrior())
                  from z in Number(bits).Via(new PathwiseEstimator())
                  select -LogLikelihood(bits, z) - NumberPrior(bits).LogProbability(z),
            entropy);

    [Theory]
    [MemberData(nameof(EstimatorsAndEntropies))]
    public void Estimate_TheSecondChoiceOnly_AgreesWithQuadrature(string name, EntropyTerm entropy)
        => AssertUnbiased(
            () => from bits in Bits().Via(Estimator(name))
                  from z in Number(bits).Via(new PathwiseEstimator()).Against(NumberPrior(bits))
                  select -LogLikelihood(bits, z) - BitsPrior().LogProbability(bits),
            entropy);

    [Fact]
    public void Estimate_NotVariational_IsTheSameBound()
        => ZTest.Run(
            () => from bits in Bits().Via(new RebarEstimator(Temperature.Fixed(0.5))).Against(BitsPrior())
                  from z in Number(bits).Via(new PathwiseEstimator()).Against(NumberPrior(bits))
                  select -LogLikelihood(bits, z),
            _parameters,
            NegativeElbo(),
            ParticleModel.Options).AssertUnbiased();

    [Fact]
    public void Estimate_ClosedForm_HasLessVarianceThanTheSampledBound()
    {
        EstimateOptions options = ParticleModel.Options with { IsVariational = true };
        var score = new LeaveOneOutEstimator(2);
        var closed = ZTest.Run(
            () => from bits in Bits().Via(score).Against(BitsPrior())
                  from z in Number(bits).Via(new PathwiseEstimator()).Against(NumberPrior(bits))
                  select -LogLikelihood(bits, z),
            _parameters,
            NegativeElbo(),
            options);
        var sampled = ZTest.Run(
            () => from bits in Bits().Via(score)
                  from z in Number(bits).Via(new PathwiseEstimator())
                  select -LogLikelihood(bits, z) - BitsPrior().LogProbability(bits) - NumberPrior(bits).LogProbability(z),
            _parameters,
            NegativeElbo(),
            options with { Entropy = EntropyTerm.Sampled });

        Assert.True(
            closed.TraceOfCovariance < sampled.TraceOfCovariance,
            FormattableString.Invariant($"trace of the covariance {closed.TraceOfCovariance}, sampled {sampled.TraceOfCovariance}."));
    }

    [Fact]
    public void Estimate_PairWithoutAClosedForm_IsRefusedByName()
        => AssertRefused(
            from z in Number(Bits().Mean).Via(new PathwiseEstimator()).Named("z").Against(new Cauchy(_one * 0, _one))
            select z.Sum(^1),
            "KL(Normal ‖ Cauchy)");

    [Fact]
    public void Estimate_InABoundOfParticles_IsRefusedByName()
        => AssertRefused(
            (from z in Number(Bits().Mean).Named("z").Against(NumberPrior(Bits().Mean)) select z.Sum(^1)).Under(new IwaeDreg(3)),
            new IwaeDreg(3).Name);

    private static Estimator Estimator(string name) => name switch
    {
        "leave-one-out" => new LeaveOneOutEstimator(2),
        "rebar" => new RebarEstimator(Temperature.Fixed(0.5)),
        "muprop" => new MuPropEstimator(),
        "ram" => new RamEstimator(),
        _ => new LocalExpectationEstimator(),
    };

    private void AssertRefused(Stochastic<Tensor> program, string expected)
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => Elbo.Estimate(program, _parameters, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));

        Assert.Contains("\"z\"", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private void AssertUnbiased(Func<Stochastic<Tensor>> program, EntropyTerm entropy)
        => ZTest.Run(program, _parameters, NegativeElbo(), ParticleModel.Options with { IsVariational = true, Entropy = entropy })
            .AssertUnbiased();

    private Expected NegativeElbo()
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(Nodes);
        Tensor bits = States.OfBits(2).Reshape([1, 4, 1, 2]);
        Normal q = Number(bits);
        Tensor z = q.Location + (q.Scale * at.Reshape([Nodes, 1, 1, 1]));
        Tensor logBits = Bits().LogProbability(bits);
        Tensor logJoint = LogLikelihood(bits, z) + BitsPrior().LogProbability(bits) + NumberPrior(bits).LogProbability(z);
        Shape flat = [Nodes * 4, 2];
        var table = new ParticleTable(
            (logBits.Exp() * weights.Reshape([Nodes, 1, 1])).Reshape(flat),
            logJoint.Reshape(flat),
            (q.LogProbability(z) + logBits).Reshape(flat));
        return Expected.Of(-table.Expectation(1, Bounds.ImportanceWeighted), _parameters);
    }

    private Bernoulli Bits() => Bernoulli.FromLogits(ParticleModel.X.MatMul(_toBits));

    private Bernoulli BitsPrior() => Bernoulli.FromLogits(_prior);

    private Normal Number(Tensor bits) => new(bits.MatMul(_fromBits) + (ParticleModel.X * 0.5), _logScale.Value.Exp());

    private Normal NumberPrior(Tensor bits) => new(bits.MatMul(_priorFromBits), _one * 1.3);

    private Tensor LogLikelihood(Tensor bits, Tensor z)
        => new Normal(z + (bits.Sum(^1, keepAxis: true) * 0.4), _one).LogProbability(ParticleModel.X);
}
