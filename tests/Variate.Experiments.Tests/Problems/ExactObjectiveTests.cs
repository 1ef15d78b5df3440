using System.Collections.Immutable;
using Variate.Experiments.Problems;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Problems;

public sealed class ExactObjectiveTests
{
    private const double Step = 1e-4;

    public static TheoryData<string, string[]> Settings => new()
    {
        { "toy", [] },
        { "toy", ["t=0.499", "theta=0.1"] },
        { "bernoulli", ["eta=-4"] },
        { "bernoulli-layers", [] },
        { "categorical", [] },
        { "categorical", ["p=1,5", "t=2"] },
        { "gmm", [] },
        { "gamma", [] },
        { "gamma", ["alpha=0.3", "beta=2", "alpha0=0.01"] },
        { "negative-binomial", [] },
        { "negative-binomial", ["r=4", "p=0.9", "r0=0.5"] },
        { "poisson", [] },
        { "gaussian-iwae", [] },
        { "gaussian-iwae", ["dimension=1", "K=1", "offset=0.5"] },
        { "gaussian-iwae", ["dimension=1", "K=64", "offset=0.5"] },
        { "mixed", [] },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Exact_Gradient_IsThatOfCentralDifferences(string name, string[] settings)
    {
        Problem problem = ProblemCatalog.Find(name).Create(settings);
        ExactGradient exact = problem.Exact();

        for (int p = 0; p < problem.Parameters.Length; p++)
        {
            for (int i = 0; i < problem.Parameters[p].Values.Length; i++)
            {
                // Two steps cancel the error of the second order: what is left is of the fourth.
                double coarse = (ObjectiveAt(problem, p, i, 2 * Step) - ObjectiveAt(problem, p, i, -2 * Step)) / (4 * Step);
                double fine = (ObjectiveAt(problem, p, i, Step) - ObjectiveAt(problem, p, i, -Step)) / (2 * Step);
                double difference = ((4 * fine) - coarse) / 3;
                Assert.Equal(difference, exact.Gradients[p][i], 1e-8 * Math.Max(1, Math.Abs(exact.Objective)));
            }
        }
    }

    [Theory]
    [InlineData("eta=0", 0.5)]
    [InlineData("eta=-4", 0.017986209962091559)]
    public void Exact_BernoulliProblem_IsThePublishedFormula(string setting, double sigma)
    {
        ExactGradient exact = ProblemCatalog.Find("bernoulli").Create(setting).Exact();

        Assert.Equal(0.8505 - (0.18 * sigma), exact.Objective, 1e-14);
        Assert.Equal(-0.18 * sigma * (1 - sigma), exact.Gradients[0][0], 1e-14);
    }

    [Theory]
    [InlineData("0.45", 0.025)]
    [InlineData("0.499", 0.0005)]
    public void Exact_ToyProblem_IsThePublishedGradient(string target, double expected)
        => Assert.Equal(expected, ProblemCatalog.Find("toy").Create($"t={target}").Exact().Gradients[0][0], 1e-15);

    [Fact]
    public void Exact_GammaAtItsTarget_IsZero()
    {
        ExactGradient exact = ProblemCatalog.Find("gamma").Create("alpha=2.5", "beta=0.7", "alpha0=2.5", "beta0=0.7").Exact();

        Assert.Equal(0, exact.Objective, 1e-14);
        Assert.All(exact.Gradients, gradient => Assert.Equal(0, gradient[0], 1e-14));
    }

    [Fact]
    public void Exact_NegativeBinomialWithOneFailureAndTarget_IsTheGeometricDivergence()
    {
        const double P = 0.4;
        const double Target = 0.7;
        ExactGradient exact = ProblemCatalog.Find("negative-binomial").Create("r=1", "p=0.4", "r0=1", "p0=0.7").Exact();

        double expected = Math.Log((1 - P) / (1 - Target)) + (P / (1 - P) * Math.Log(P / Target));
        Assert.Equal(expected, exact.Objective, 1e-12);
    }

    [Fact]
    public void Exact_IwaeOfOneParticle_IsTheElbo()
    {
        const double Variance = 2.0 / 3;
        double elbo = (0.5 * Math.Log(2 * Math.PI * Math.E * Variance)) - Math.Log(2 * Math.PI) - Variance;

        Assert.Equal(-3 * elbo, AtTheOptimum(dimension: 3, particles: 1), 1e-11);
    }

    [Fact]
    public void Exact_IwaeOfManyParticles_NearsTheEvidenceAsOneOverTheirNumber()
    {
        double evidence = -0.5 * 3 * Math.Log(4 * Math.PI);
        double few = AtTheOptimum(dimension: 3, particles: 250) + evidence;
        double many = AtTheOptimum(dimension: 3, particles: 1000) + evidence;

        Assert.InRange(many, 1e-6, 1e-2);
        Assert.Equal(4, few / many, 0.02);
    }

    [Theory]
    [InlineData("gaussian-iwae", "offset=50")]
    [InlineData("negative-binomial", "p=0.9999999")]
    public void Exact_BeyondTheReachOfTheMethod_IsRefused(string name, string setting)
        => Assert.Throws<ExactGradientException>(() => ProblemCatalog.Find(name).Create(setting).Exact());

    /// <summary>μ = x and m = x, whatever x is: every term but the constants vanishes.</summary>
    private static double AtTheOptimum(int dimension, int particles)
        => ProblemCatalog.Find("gaussian-iwae").Create($"dimension={dimension}", $"K={particles}", "offset=0").Exact().Objective;

    private static double ObjectiveAt(Problem problem, int parameter, int element, double shift)
    {
        ImmutableArray<Tensor> tensors =
        [
            .. problem.Parameters.Select((row, p) => Tensor.Create(
                p == parameter ? row.Values.SetItem(element, row.Values[element] + shift).AsSpan() : row.Values.AsSpan(), row.Shape)),
        ];
        return problem.ExactObjective(tensors).ToScalar();
    }
}
