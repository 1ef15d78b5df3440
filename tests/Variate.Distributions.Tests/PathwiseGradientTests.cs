using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;
using static Variate.Tensors.SpecialFunctions.GammaFunctions;

namespace Variate.Distributions.Tests;

/// <summary>Gradients of expected costs through implicitly reparameterised samples, against closed forms.</summary>
public class PathwiseGradientTests
{
    private static readonly Dictionary<string, PathwiseCase> Cases = new()
    {
        ["Gamma, ln"] = new(p => new Gamma(p[0], p[1]), [[1.7], [0.4]], y => y.Log().Sum(^1), [[Trigamma(1.7)], [-1 / 0.4]]),
        ["Gamma, square"] = new(p => new Gamma(p[0], p[1]), [[1.7], [0.4]], y => y.Square().Sum(^1), [[4.4 / 0.16], [-2 * 1.7 * 2.7 / 0.064]]),
        ["Gamma(0.01), ln"] = new(p => new Gamma(p[0], p[1]), [[0.01], [3]], y => y.Log().Sum(^1), [[Trigamma(0.01)], [-1 / 3.0]]),
        ["Gamma(1e6), square"] = new(p => new Gamma(p[0], p[1]), [[1e6], [1e3]], y => y.Square().Sum(^1), [[2000001 / 1e6], [-2 * 1e6 * 1000001 / 1e9]]),
        ["LogGamma(1e-4)"] = new(p => new LogGamma(p[0], p[1]), [[1e-4], [3]], y => y.Sum(^1), [[Trigamma(1e-4)], [-1 / 3.0]]),
        ["InverseGamma, ln"] = new(p => new InverseGamma(p[0], p[1]), [[0.8], [2]], y => y.Log().Sum(^1), [[-Trigamma(0.8)], [0.5]]),
        ["InverseGamma, inverse"] = new(p => new InverseGamma(p[0], p[1]), [[4], [2]], y => y.Reciprocal().Sum(^1), [[0.5], [-1]]),
        ["ChiSquared, square"] = new(p => new ChiSquared(p[0]), [[3]], y => y.Square().Sum(^1), [[8]]),
        ["Beta, mean"] = new(p => new Beta(p[0], p[1]), [[0.6], [1.9]], y => y.Sum(^1), [[1.9 / 6.25], [-0.6 / 6.25]]),
        ["Beta(0.01), ln"] = new(p => new Beta(p[0], p[1]), [[0.01], [0.01]], y => y.Log().Sum(^1), [[Trigamma(0.01) - Trigamma(0.02)], [-Trigamma(0.02)]]),
        ["LogitBeta, square"] = new(
            p => new LogitBeta(p[0], p[1]),
            [[0.4], [3]],
            y => y.Square().Sum(^1),
            [
                [Polygamma2(0.4) + (2 * (Digamma(0.4) - Digamma(3)) * Trigamma(0.4))],
                [Polygamma2(3) - (2 * (Digamma(0.4) - Digamma(3)) * Trigamma(3))],
            ]),
        ["StudentT, square"] = new(
            p => new StudentT(p[0], p[1], p[2]), [[14], [0.6], [1.5]], y => y.Square().Sum(^1), [[-2 * 2.25 / 144], [1.2], [2 * 1.5 * 14 / 12]]),
        ["VonMises, cosine"] = new(
            p => new VonMises(p[0], p[1]),
            [[0.7], [2.5]],
            y => y.Cos().Sum(^1),
            [[-Ratio(2.5) * Math.Sin(0.7)], [RatioSlope(2.5) * Math.Cos(0.7)]]),
        ["Dirichlet, cubic"] = new(p => new Dirichlet(p[0]), [[1.2, 0.7, 2.5]], Cubic, [CubicSlopes(1.2, 0.7, 2.5)]),
        ["Dirichlet, ln"] = new(
            p => new Dirichlet(p[0]),
            [[0.02, 0.01, 0.03]],
            y => y.Slice(^1, 0, 1).Log().Sum(^1),
            [[Trigamma(0.02) - Trigamma(0.06), -Trigamma(0.06), -Trigamma(0.06)]]),
        ["Mixture of normals, square"] = new(
            p => new Mixture(Tail(p[0]), new Normal(Tail(p[1]), Tail(p[2]))),
            [[Math.Log(0.2), Math.Log(0.8)], [-1, 2], [0.5, 1.5]],
            y => y.Square().Sum(^1),
            [[0.2 * 0.8 * (1.25 - 6.25), 0.8 * 0.2 * (6.25 - 1.25)], [-0.4, 3.2], [0.2, 2.4]]),
        ["Mixture of gammas, ln"] = new(
            p => new Mixture(Tail(p[0]), new Gamma(Tail(p[1]), Tail(p[2]))),
            [[0, 0], [0.5, 6], [1, 2]],
            y => y.Log().Sum(^1),
            [
                [0.25 * (Digamma(0.5) - Digamma(6) + Math.Log(2)), 0.25 * (Digamma(6) - Math.Log(2) - Digamma(0.5))],
                [Trigamma(0.5) / 2, Trigamma(6) / 2],
                [-0.5, -0.25],
            ]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reparameterise_ManySamples_HasTheExactGradientOnAverage(string name)
    {
        Cases[name].AssertUnbiased(ElementType.Float64);
        Cases[name].AssertUnbiased(ElementType.Float32);
    }

    [Fact]
    public void AssertUnbiased_AWrongGradient_Fails()
    {
        PathwiseCase wrong = Cases["Gamma, ln"] with { Exact = [[1.03 * Trigamma(1.7)], [-1 / 0.4]] };

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => wrong.AssertUnbiased(ElementType.Float64));
    }

    /// <summary>y₀²y₁, whose mean is α₀(α₀ + 1)α₁/(A(A + 1)(A + 2)).</summary>
    private static Tensor Cubic(Tensor y) => y.Slice(^1, 0, 1).Square().Sum(^1) * y.Slice(^1, 1, 1).Sum(^1);

    private static double[] CubicSlopes(double first, double second, double third)
    {
        double total = first + second + third;
        double mean = first * (first + 1) * second / (total * (total + 1) * (total + 2));
        double common = (1 / total) + (1 / (total + 1)) + (1 / (total + 2));
        return [mean * ((1 / first) + (1 / (first + 1)) - common), mean * ((1 / second) - common), -mean * common];
    }

    /// <summary>[samples, K] to [samples, one component, K].</summary>
    private static Tensor Tail(Tensor parameter) => parameter.Reshape([parameter.Shape[0], 1, parameter.Shape[1]]);

    private static double Ratio(double x) => BesselFunctions.Ratio(x);

    private static double RatioSlope(double x) => 1 - (Ratio(x) * Ratio(x)) - (Ratio(x) / x);

    private static double Polygamma2(double x) => Tensor.Create([x], [1]).Polygamma(2).ToScalar();
}
