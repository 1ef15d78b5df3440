using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Normal choices before and after bits, against Gauss–Hermite quadrature times enumeration.</summary>
public class NormalTests
{
    private readonly Parameter _location = TwoLayerModel.New("location", 1, [2, 1]);
    private readonly Parameter _scale = TwoLayerModel.New("scale", 0.5, [2, 1]);
    private readonly Parameter _weights = TwoLayerModel.New("weights", 1.2, [1, 2]);
    private readonly Parameter _output = TwoLayerModel.New("output", 1, [1, 4]);
    private readonly TwoLayerModel _model = new();
    private readonly ParameterSet _parameters;

    public NormalTests()
    {
        _parameters = new ParameterSet(_location, _scale, _weights, _output, _model.V2, _model.D, _model.R);
    }

    public static TheoryData<string> UnbiasedNames => OneLayerTests.UnbiasedNames;

    [Theory]
    [MemberData(nameof(UnbiasedNames))]
    public void Estimate_PathwiseThenBits_AgreesWithQuadrature(string name)
        => AssertNormalFirst(() => NormalFirst(new PathwiseEstimator(), ContractEstimators.Unbiased[name]()));

    [Fact]
    public void Estimate_ScoreFunctionThenRebar_AgreesWithQuadrature()
        => AssertNormalFirst(() => NormalFirst(new ScoreFunctionEstimator(), ContractEstimators.Unbiased["rebar"]()));

    [Fact]
    public void Estimate_LeaveOneOutThenRebar_AgreesWithQuadrature()
        => AssertNormalFirst(() => NormalFirst(new LeaveOneOutEstimator(3), ContractEstimators.Unbiased["rebar"]()));

    [Fact]
    public void Estimate_MuPropThenSelfBaseline_AgreesWithQuadrature()
        => AssertNormalFirst(() => NormalFirst(new MuPropEstimator(), new SelfBaselineEstimator()));

    [Fact]
    public void Estimate_SelfBaselineThenMuProp_AgreesWithQuadrature()
        => AssertNormalFirst(() => NormalFirst(new SelfBaselineEstimator(), new MuPropEstimator()));

    [Theory]
    [MemberData(nameof(UnbiasedNames))]
    public void Estimate_BitsThenPathwise_AgreesWithQuadrature(string name)
        => AssertBitsFirst(() => BitsFirst(ContractEstimators.Unbiased[name](), new PathwiseEstimator()));

    [Theory]
    [MemberData(nameof(UnbiasedNames))]
    public void Estimate_BitsThenLeaveOneOut_AgreesWithQuadrature(string name)
        => AssertBitsFirst(() => BitsFirst(ContractEstimators.Unbiased[name](), new LeaveOneOutEstimator(2)));

    private void AssertNormalFirst(Func<Stochastic<Tensor>> program)
    {
        (Tensor nodes, Tensor weights) = Quadrature.StandardNormal(64);
        Tensor z = Location(_model.X) + (Scale(_model.X) * nodes.Reshape([64, 1, 1, 1]));
        Tensor h = Enumerated.Bits(2, 1, 1);
        Tensor inner = (Enumerated.Probability(h, z.MatMul(_weights)) * Cost(z, h)).SumAxis(1);
        Tensor exact = (inner * weights.Reshape([64, 1])).SumAxis(0).MeanAll();

        ZTest.Run(program, _parameters, exact, Options()).AssertUnbiased(0.2);
    }

    private void AssertBitsFirst(Func<Stochastic<Tensor>> program)
    {
        (Tensor nodes, Tensor weights) = Quadrature.StandardNormal(64);
        Tensor h = Enumerated.Bits(2, 1, 1);
        Tensor z = Location(h) + (Scale(h) * nodes.Reshape([64, 1, 1, 1]));
        Tensor inner = (Cost(z, h) * weights.Reshape([64, 1, 1])).SumAxis(0);
        Tensor exact = (Enumerated.Probability(Enumerated.Bits(2, 0, 1), Logits()) * inner).SumAxis(0).MeanAll();

        ZTest.Run(program, _parameters, exact, Options()).AssertUnbiased(0.2);
    }

    private EstimateOptions Options() => new() { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(_parameters) };

    private Stochastic<Tensor> NormalFirst(Estimator first, Estimator second)
        => from z in new Normal(Location(_model.X), Scale(_model.X)).Via(first)
           from h in Bernoulli.FromLogits(z.MatMul(_weights)).Via(second)
           select Cost(z, h);

    private Stochastic<Tensor> BitsFirst(Estimator first, Estimator second)
        => from h in Bernoulli.FromLogits(Logits()).Via(first)
           from z in new Normal(Location(h), Scale(h)).Via(second)
           select Cost(z, h);

    private Tensor Logits() => _model.X.MatMul(_location).MatMul(_weights);

    private Tensor Location(Tensor x) => x.MatMul(_location);

    private Tensor Scale(Tensor x) => x.MatMul(_scale).Softplus() + 0.3;

    private Tensor Cost(Tensor z, Tensor h)
        => ((z.MatMul(_output) + h.MatMul(_model.V2) + _model.D).Tanh() * _model.R).Sum(^1).Square() + (z * h.Sum(^1, keepAxis: true)).Sum(^1);
}
