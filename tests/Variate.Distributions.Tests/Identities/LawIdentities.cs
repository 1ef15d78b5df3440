using Variate.Tensors;
using static System.Double;

namespace Variate.Distributions.Tests.Identities;

/// <summary>Scaling, symmetry and changes of variables. Every one takes three positive parameters and uses what it needs.</summary>
internal static class LawIdentities
{
    internal static IReadOnlyList<LawIdentity> All { get; } =
    [
        .. Scalings(),
        .. Symmetries(),
        .. Transformations(),
        .. SpecialCases(),
    ];

    private static IEnumerable<LawIdentity> Scalings() =>
    [
        new("r·Gamma(a, r) = Gamma(a, 1)", static p => new Gamma(Row(p[0]), Row(p[1])), static p => new Gamma(Row(p[0]), Row(1)), static (y, p) => y * p[1], static (_, p) => Math.Log(p[1])),
        new("InverseGamma(a, s)/s = InverseGamma(a, 1)", static p => new InverseGamma(Row(p[0]), Row(p[1])), static p => new InverseGamma(Row(p[0]), Row(1)), static (y, p) => y / p[1], static (_, p) => -Math.Log(p[1])),
        new("Weibull(s, k)/s = Weibull(1, k)", static p => new Weibull(Row(p[0]), Row(p[1])), static p => new Weibull(Row(1), Row(p[1])), static (y, p) => y / p[0], static (_, p) => -Math.Log(p[0])),
        new("StudentT(n, 0, s)/s = StudentT(n, 0, 1)", static p => new StudentT(Row(p[0]), Row(0), Row(p[1])), static p => new StudentT(Row(p[0]), Row(0), Row(1)), static (y, p) => y / p[1], static (_, p) => -Math.Log(p[1])),
        new("TruncatedNormal/s", static p => new TruncatedNormal(Row(p[0]), Row(p[1]), Row(-p[2]), Row(p[0])), static p => new TruncatedNormal(Row(p[0] / p[1]), Row(1), Row(-p[2] / p[1]), Row(p[0] / p[1])), static (y, p) => y / p[1], static (_, p) => -Math.Log(p[1])),
    ];

    private static IEnumerable<LawIdentity> Symmetries() =>
    [
        Mirror("Normal", static p => new Normal(Row(p[0]), Row(p[1]))),
        Mirror("Logistic", static p => new Logistic(Row(p[0]), Row(p[1]))),
        Mirror("Laplace", static p => new Laplace(Row(p[0]), Row(p[1]))),
        Mirror("Cauchy", static p => new Cauchy(Row(p[0]), Row(p[1]))),
        Mirror("StudentT", static p => new StudentT(Row(p[2]), Row(p[0]), Row(p[1]))),
        Mirror("VonMises", static p => new VonMises(Row(p[0]), Row(p[1]))),
        new("−LogitBeta(a, b) = LogitBeta(b, a)", static p => new LogitBeta(Row(p[0]), Row(p[1])), static p => new LogitBeta(Row(p[1]), Row(p[0])), static (y, _) => -y, static (_, _) => 0) { IsMirrored = true },
        new("1 − Beta(a, b) = Beta(b, a)", static p => new Beta(Row(1 + p[0]), Row(1 + p[1])), static p => new Beta(Row(1 + p[1]), Row(1 + p[0])), static (y, _) => 1 - y, static (_, _) => 0) { IsMirrored = true },
        new("−Conditional(a, 1) = Conditional(−a, 0)", static p => new ConditionalLogistic(Row(p[0]), Row(1)), static p => new ConditionalLogistic(Row(-p[0]), Row(0)), static (y, _) => -y, static (_, _) => 0) { IsMirrored = true },
    ];

    private static IEnumerable<LawIdentity> Transformations() =>
    [
        new("ln LogNormal = Normal", static p => new LogNormal(Row(Math.Log(p[0])), Row(p[1])), static p => new Normal(Row(Math.Log(p[0])), Row(p[1])), static (y, _) => Math.Log(y), static (y, _) => -Math.Log(y)),
        new("logit LogitNormal = Normal", static p => new LogitNormal(Row(Math.Log(p[0]) / 4), Row(0.5)), static p => new Normal(Row(Math.Log(p[0]) / 4), Row(0.5)), static (y, _) => Math.Log(y / (1 - y)), static (y, _) => -Math.Log(y * (1 - y))),
        new("ln Gamma = LogGamma", static p => new Gamma(Row(p[0]), Row(p[1])), static p => new LogGamma(Row(p[0]), Row(p[1])), static (y, _) => Math.Log(y), static (y, _) => -Math.Log(y)),
        new("logit Beta = LogitBeta", static p => new Beta(Row(1 + p[0]), Row(1 + p[1])), static p => new LogitBeta(Row(1 + p[0]), Row(1 + p[1])), static (y, _) => Math.Log(y / (1 - y)), static (y, _) => -Math.Log(y * (1 - y))),
        new("1/InverseGamma = Gamma", static p => new InverseGamma(Row(p[0]), Row(p[1])), static p => new Gamma(Row(p[0]), Row(p[1])), static (y, _) => 1 / y, static (y, _) => -2 * Math.Log(y)) { IsMirrored = true },
        new("(Weibull/s)ᵏ = Exponential", static p => new Weibull(Row(p[0]), Row(p[1])), static _ => new Exponential(Row(1)), static (y, p) => Math.Pow(y / p[0], p[1]), static (y, p) => Math.Log(p[1] / y) + (p[1] * Math.Log(y / p[0]))),
        new("exp(−Gumbel) = Exponential", static _ => new Gumbel(Row(0), Row(1)), static _ => new Exponential(Row(1)), static (y, _) => Math.Exp(-y), static (y, _) => -y) { IsMirrored = true },
    ];

    private static IEnumerable<LawIdentity> SpecialCases() =>
    [
        Same("Gamma(1, r) = Exponential(r)", static p => new Gamma(Row(1), Row(p[0])), static p => new Exponential(Row(p[0]))),
        Same("Chi²(n) = Gamma(n/2, 1/2)", static p => new ChiSquared(Row(p[0])), static p => new Gamma(Row(p[0] / 2), Row(0.5))),
        Same("StudentT(1) = Cauchy", static p => new StudentT(Row(1), Row(p[0]), Row(p[1])), static p => new Cauchy(Row(p[0]), Row(p[1]))),
        Same("Beta(1, 1) = Uniform(0, 1)", static _ => new Beta(Row(1), Row(1)), static _ => new Uniform(Row(0), Row(1))),
        Same("HalfNormal(s) = TruncatedNormal(0, s, 0, ∞)", static p => new HalfNormal(Row(p[0])), static p => new TruncatedNormal(Row(0), Row(p[0]), Row(0), Row(PositiveInfinity))),
        Same("TruncatedNormal(m, s, −∞, ∞) = Normal(m, s)", static p => new TruncatedNormal(Row(p[0]), Row(p[1]), Row(NegativeInfinity), Row(PositiveInfinity)), static p => new Normal(Row(p[0]), Row(p[1]))),
        Same("a mixture of one law twice is the law", static p => new Mixture(Runs.Row(p[0], p[1]).Reshape([1, 2]), new Gamma(Runs.Row(p[2], p[2]).Reshape([1, 2]), Runs.Row(1, 1).Reshape([1, 2]))), static p => new Gamma(Row(p[2]), Row(1))),
        Same("NegativeBinomial(1, −a) = Geometric(a)", static p => NegativeBinomial.FromLogits(Row(1), Row(-Math.Log(p[0]))), static p => Geometric.FromLogits(Row(Math.Log(p[0])))),
        Same("Binomial(1, a) = Bernoulli(a)", static p => Binomial.FromLogits(Row(1), Row(Math.Log(p[0]))), static p => Bernoulli.FromLogits(Row(Math.Log(p[0])))),
    ];

    private static LawIdentity Same(string name, Func<double[], ComponentwiseDistribution> left, Func<double[], ComponentwiseDistribution> right)
        => new(name, left, right, static (y, _) => y, static (_, _) => 0);

    /// <summary>A law that is symmetric about its first parameter.</summary>
    private static LawIdentity Mirror(string name, Func<double[], ComponentwiseDistribution> law)
        => new($"{name} mirrored at its location is itself", law, law, static (y, p) => (2 * p[0]) - y, static (_, _) => 0) { IsMirrored = true };

    private static Tensor Row(double value) => Runs.Row(value);
}
