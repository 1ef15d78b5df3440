using Variate.Distributions;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>A number without a batch axis, drawn once for all data, then bits of each datum.</summary>
public class GlobalChoiceTests
{
    private const int Count = 2;
    private const int Nodes = 32;
    private readonly Tensor _one = Tensor.Ones([1], ElementType.Float64);
    private readonly Parameter _location = new("location", Tensor.Create([0.4], [1]));
    private readonly Parameter _logScale = new("log-scale", Tensor.Create([-0.2], [1]));
    private readonly Parameter _toBits = new("to-bits", Tensor.Create([1.3, -0.9], [1, 2]));
    private readonly ParameterSet _parameters;

    public GlobalChoiceTests()
    {
        _parameters = new ParameterSet(_location, _logScale, _toBits);
    }

    public static TheoryData<string> Names => ["iwae", "iwae-dreg", "jvi-dreg", "vr-iwae-dreg"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_NumberOfAllData_AgreesWithTheTable(string name)
    {
        ContractObjective objective = ContractObjectives.Unbiased[name];

        var result = ZTest.Run(
            () => LogJoint().Under(objective.Create(Count)),
            _parameters,
            Expected.Of(Table().Expectation(Count, objective.Function), _parameters),
            ParticleModel.Options);

        result.AssertUnbiased();
    }

    private Stochastic<Tensor> LogJoint()
        => from z in Number()
           from bits in Bits(z)
           select Joint(z, bits);

    private ParticleTable Table()
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(Nodes);
        Normal q = Number();
        Tensor z = q.Location + (q.Scale * at.Reshape([Nodes, 1, 1, 1]));
        Tensor bits = States.OfBits(2).Reshape([1, 4, 1, 2]);
        Tensor logBits = Bits(z).LogProbability(bits);
        Shape flat = [Nodes * 4, 2];
        return new ParticleTable(
            (logBits.Exp() * weights.Reshape([Nodes, 1, 1])).Reshape(flat),
            Joint(z, bits).Reshape(flat),
            (q.LogProbability(z) + logBits).Reshape(flat));
    }

    private Normal Number() => new(_location, _logScale.Value.Exp());

    private Bernoulli Bits(Tensor z) => Bernoulli.FromLogits(z.MatMul(_toBits) + ParticleModel.X);

    private Tensor Joint(Tensor z, Tensor bits)
        => new Normal(_one * 0, _one).LogProbability(z)
            + Bernoulli.FromLogits(Tensor.Zeros([2], ElementType.Float64)).LogProbability(bits)
            + new Normal(z + bits.Sum(^1, keepAxis: true), _one).LogProbability(ParticleModel.X);
}
