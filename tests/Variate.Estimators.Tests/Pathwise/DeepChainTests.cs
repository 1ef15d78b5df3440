using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Pathwise;

/// <summary>Deep GO and statistical back-propagation: differentiable choices inside, any choice at the leaves, costs that depend on all.</summary>
public class DeepChainTests
{
    private const double Phi = 0.7;

    public static TheoryData<string, string, string> Rows => new()
    {
        { "gamma-Poisson", "pathwise", "go" },
        { "gamma-Poisson", "pathwise", "score" },
        { "gamma-Poisson", "pathwise", "leave-one-out" },
        { "gamma-Poisson", "pathwise", "measure-valued" },
        { "gamma-Poisson", "g-rep", "go" },
        { "gamma-Poisson", "rsvi-1", "go" },
        { "gamma-Poisson", "measure-valued", "go" },
        { "gamma-Poisson", "leave-one-out", "go" },
        { "gamma-gamma", "pathwise", "pathwise" },
        { "gamma-gamma", "pathwise", "g-rep" },
        { "gamma-gamma", "pathwise", "rsvi-5" },
        { "gamma-gamma", "pathwise", "measure-valued" },
        { "gamma-gamma", "g-rep", "g-rep" },
        { "gamma-gamma", "rsvi-0", "rsvi-0" },
        { "gamma-gamma", "measure-valued", "measure-valued" },
        { "gamma-gamma", "measure-valued", "pathwise" },
        { "gamma-gamma", "self-baseline", "pathwise" },
        { "gamma-negative-binomial", "pathwise", "go" },
        { "gamma-negative-binomial", "pathwise", "leave-one-out" },
        { "gamma-negative-binomial", "measure-valued", "go" },
        { "gamma-Bernoulli", "pathwise", "go" },
        { "gamma-Bernoulli", "pathwise", "rebar" },
        { "gamma-Bernoulli", "pathwise", "measure-valued" },
        { "gamma-Bernoulli", "rsvi-1", "ram" },
        { "gamma-Bernoulli", "g-rep", "rao-blackwell" },
    };

    public static TheoryData<string> Discrete
        => ["score", "leave-one-out", "enumeration", "rebar", "relax-cost", "ram", "go", "go-finite-support", "local-expectation", "rao-blackwell", "measure-valued"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Estimate_TwoChoices_AgreesWithQuadrature(string name, string first, string second)
    {
        var chain = DeepChain.Named(name);

        var result = ZTest.Run(
            () => chain.Program(ContinuousChoiceTests.Named(first), ContinuousChoiceTests.Named(second)),
            chain.ParameterSet,
            chain.Exact(),
            new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased(0.1);
    }

    [Fact]
    public void Estimate_CostDependsOnAnInternalChoiceDirectly_HasBothTerms()
    {
        var phi = new Parameter("phi", Tensor.Create([Phi], [1]));
        var one = Tensor.Create([1.0], [1]);

        var result = ZTest.Run(
            () => from z1 in new Normal(phi, one).Via(new PathwiseEstimator())
                  from z2 in new Normal(z1, one).Via(new PathwiseEstimator())
                  select (z1 * z2).Sum(^1),
            new ParameterSet(phi),
            phi.Value.Square().Sum(^1) + 1,
            new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased(0.01);
    }

    [Theory]
    [MemberData(nameof(Discrete))]
    public void Estimate_BitsThenImplicitGamma_AgreesWithQuadrature(string name)
    {
        var logits = new Parameter("logits", Tensor.Create([0.4, -0.8], [2]));
        var weights = new Parameter("weights", Tensor.Create([1.2, 0.7], [2, 1]));
        Tensor bits = Enumerated.Bits(2, 0, 0);
        var domain = Domain.Positive(28);
        Tensor logarithms = domain.Line().Reshape([1, domain.Count, 1]);

        var result = ZTest.Run(
            () => from h in Bernoulli.FromLogits(logits).Via(ContinuousChoiceTests.Named(name))
                  from z in Law(h).Via(new PathwiseEstimator())
                  select Cost(h, z),
            new ParameterSet(logits, weights),
            Exact(),
            new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased(0.2);

        Gamma Law(Tensor h) => new(h.MatMul(weights) + 0.8, Tensor.Full([1], 1.4, h));

        Tensor Exact()
        {
            Tensor h = bits.Reshape([4, 1, 2]);
            Tensor z = logarithms.Exp();
            Tensor inner = (Law(h).LogProbability(z) + logarithms.Sum(^1)).Exp() * Cost(h, z);
            return (inner.Sum(^1) * domain.Step * Bernoulli.FromLogits(logits).LogProbability(bits.Reshape([4, 2])).Exp()).SumAll();
        }
    }

    private static Tensor Cost(Tensor h, Tensor z)
    {
        Tensor bounded = (z / (z.Square() + 1).Sqrt()).Sum(^1);
        return (bounded - 0.3).Square() + (bounded * h.Sum(^1)) + h.Sum(^1).Square();
    }
}
