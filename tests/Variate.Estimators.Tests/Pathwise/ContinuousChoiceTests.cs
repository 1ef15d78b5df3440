using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Pathwise;

/// <summary>Estimators of continuous choices against quadrature of the density.</summary>
public class ContinuousChoiceTests
{
    public static TheoryData<string> Names => [.. ContinuousChoice.Names];

    public static TheoryData<string, string> Rows => new()
    {
        { "Gamma", "g-rep" },
        { "SmallGamma", "g-rep" },
        { "LogGamma", "g-rep" },
        { "Beta", "g-rep" },
        { "LogitBeta", "g-rep" },
        { "Gamma", "rsvi-0" },
        { "Gamma", "rsvi-1" },
        { "SmallGamma", "rsvi-1" },
        { "SmallGamma", "rsvi-5" },
        { "Normal", "measure-valued" },
        { "Gamma", "measure-valued" },
        { "SmallGamma", "measure-valued" },
        { "Exponential", "measure-valued" },
        { "Weibull", "measure-valued" },
        { "Weibull", "leave-one-out" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_Pathwise_AgreesWithQuadrature(string name) => AssertUnbiased(name, new PathwiseEstimator());

    [Theory]
    [MemberData(nameof(Rows))]
    public void Estimate_OtherEstimators_AgreeWithQuadrature(string name, string estimator) => AssertUnbiased(name, Named(estimator));

    [Theory]
    [MemberData(nameof(Names))]
    public void Exact_OfAConstantCost_HasNoGradient(string name)
    {
        var choice = ContinuousChoice.Named(name);
        Tensor nodes = choice.Domain.Nodes();
        (Tensor z, Tensor logSlope) = choice.Domain.Map(nodes, choice.Parameters);
        Tensor mass = (choice.Make(choice.Parameters).LogProbability(z) + logSlope).Exp().SumAll() * choice.Domain.Weight;

        Assert.Equal(1, mass.ToScalar(), 1e-9);
        Assert.All(
            Gradient.Of(mass, [.. choice.Parameters.Select(parameter => parameter.Value)]).SelectMany(gradient => gradient.ToImmutableArray()),
            slope => Assert.Equal(0, slope, 1e-8));
    }

    [Fact]
    public void Names_EveryReparameterisedLaw_IsAmongThem()
    {
        IEnumerable<string> laws = typeof(Normal).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(IReparameterised).IsAssignableFrom(type))
            .Select(static type => type.Name.Split('`')[0]);

        // A point has no density to integrate: see the next test.
        Assert.Empty(laws.Except(ContinuousChoice.Names).Except([nameof(Delta)]));
    }

    [Fact]
    public void Estimate_PathwiseOfAPoint_IsTheGradientOfTheCost()
    {
        var location = new Parameter("location", Tensor.Create([0.4, -0.7], [2]));
        Stochastic<Tensor> program = from z in new Delta(location).Via(new PathwiseEstimator()) select z.Sin().Sum(^1);

        GradientEstimate estimate = program.Estimate(new ParameterSet(location), RandomKey.FromSeed(1));

        Assert.Equal(Math.Cos(0.4), estimate.Gradients[0].ElementAt(0), 1e-15);
        Assert.Equal(Math.Cos(-0.7), estimate.Gradients[0].ElementAt(1), 1e-15);
    }

    internal static Estimator Named(string name) => name switch
    {
        "pathwise" => new PathwiseEstimator(),
        "g-rep" => new GRepEstimator(),
        "rsvi-0" => new RsviEstimator(0),
        "rsvi-1" => new RsviEstimator(1),
        "rsvi-5" => new RsviEstimator(5),
        "measure-valued" => new MeasureValuedEstimator(),
        _ => ContractEstimators.Named(name)(),
    };

    private static void AssertUnbiased(string name, Estimator estimator)
    {
        var choice = ContinuousChoice.Named(name);

        var result = ZTest.Run(
            () => choice.Program(estimator), choice.ParameterSet, choice.Exact(), new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased(0.05);
    }
}
