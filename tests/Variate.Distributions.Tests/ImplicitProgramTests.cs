using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;
using static Variate.Tensors.SpecialFunctions.GammaFunctions;

namespace Variate.Distributions.Tests;

/// <summary>Chains of implicitly reparameterised choices in programs, against closed forms.</summary>
public class ImplicitProgramTests
{
    private const int Groups = 60;
    private static readonly PathwiseEstimator Pathwise = new();

    [Fact]
    public void Estimate_GammaThenNormalOfItsLogarithm_HasTheExactGradient()
    {
        const double A = 1.3;
        const double R = 0.6;
        var concentration = new Parameter("concentration", Runs.Row(A));
        var rate = new Parameter("rate", Runs.Row(R));
        Stochastic<Tensor> program =
            from y in new Gamma(concentration, rate).Via(Pathwise)
            from x in new Normal(y.Log(), Runs.Row(0.5)).Via(Pathwise)
            select x.Square().Sum(^1);

        // E[x²] = ¼ + Var ln y + (E ln y)².
        double mean = Digamma(A) - Math.Log(R);
        double towardsA = Runs.Row(A).Polygamma(2).ToScalar() + (2 * mean * Trigamma(A));
        AssertGradients(program, [concentration, rate], 0.25 + Trigamma(A) + (mean * mean), [towardsA, -2 * mean / R]);
    }

    [Fact]
    public void Estimate_BetaThenDirichlet_HasTheExactGradient()
    {
        var first = new Parameter("first", Runs.Row(2));
        var second = new Parameter("second", Runs.Row(3));
        Stochastic<Tensor> program =
            from x in new Beta(first, second).Via(Pathwise)
            from y in new Dirichlet(Tensor.Concatenate(^1, 1 + x, 2 - x)).Via(Pathwise)
            select (y.Slice(^1, 0, 1) * x).Sum(^1);

        // E[y₀ | x] = (1 + x)/3, so the cost is E[x + x²]/3 with E[x] = a/s and E[x²] = a(a + 1)/(s(s + 1)), s = a + b.
        const double S = 5;
        double slopeOfSquare(double own) => (own / (S * (S + 1))) - (6 / (S * (S + 1)) * ((1 / S) + (1 / (S + 1))));
        AssertGradients(
            program,
            [first, second],
            ((2 / S) + (6 / (S * (S + 1)))) / 3,
            [((3 / (S * S)) + slopeOfSquare(5)) / 3, ((-2 / (S * S)) + slopeOfSquare(0)) / 3]);
    }

    private static void AssertGradients(Stochastic<Tensor> program, Parameter[] parameters, double objective, double[] exact)
    {
        var set = new ParameterSet(parameters);
        GradientEstimate[] estimates =
            [.. Enumerable.Range(0, Groups).Select(i => program.Estimate(set, RandomKey.FromSeed(3).For((ulong)i), new EstimateOptions { DrawCount = 2000 }))];

        AssertMean([.. estimates.Select(static estimate => estimate.Objective)], objective);
        for (int i = 0; i < exact.Length; i++)
        {
            int parameter = i;
            AssertMean([.. estimates.Select(estimate => estimate.Gradients[parameter].ToScalar())], exact[i]);
        }
    }

    private static void AssertMean(double[] values, double exact)
    {
        double mean = values.Average();
        double error = Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / values.Length / (values.Length - 1));

        Assert.True(error < 0.05 * Math.Abs(exact), FormattableString.Invariant($"standard error {error:G3} of {exact:G3}: too noisy to see a bias."));
        Assert.Equal(exact, mean, 5 * error);
    }
}
