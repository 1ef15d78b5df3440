using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Page;

/// <summary>One law of every family, made of parameters that a function gives.</summary>
internal static class LawExamples
{
    internal static IReadOnlyList<Func<Func<double[], Tensor>, Distribution>> All { get; } =
    [
        static of => Bernoulli.FromLogits(of([0.3])),
        static of => new Beta(of([2]), of([3])),
        static of => Binomial.FromLogits(Runs.Row(5), of([0.3])),
        static of => Categorical.FromLogits(of([0.3, 1, -1]).Reshape([1, 3])),
        static of => new Cauchy(of([0.3]), of([2])),
        static of => new ChiSquared(of([3])),
        static of => new ConditionalGumbel(of([0.3, 1, -1]), Runs.Row(0, 1, 0)),
        static of => new ConditionalLogistic(of([0.3]), Runs.Row(1)),
        static of => new Delta(of([0.3])),
        static of => new Dirichlet(of([2, 3, 4])),
        static of => new ExpRelaxedOneHotCategorical(of([0.3, 1, -1]), of([0.5])),
        static of => new Exponential(of([2])),
        static of => new Gamma(of([2]), of([3])),
        static of => Geometric.FromLogits(of([0.3])),
        static of => new Gumbel(of([0.3]), of([2])),
        static of => new HalfNormal(of([2])),
        static of => new InverseGamma(of([4]), of([3])),
        static of => new Laplace(of([0.3]), of([2])),
        static of => new LogGamma(of([2]), of([3])),
        static of => new LogNormal(of([0.3]), of([0.5])),
        static of => new Logistic(of([0.3]), of([2])),
        static of => new LogitBeta(of([2]), of([3])),
        static of => new LogitNormal(of([0.3]), of([2])),
        static of => new Mixture(of([0.3, 1]).Reshape([1, 2]), new Normal(of([0, 1]).Reshape([1, 2]), of([1, 2]).Reshape([1, 2]))),
        static of => Mixture.WithMoments(of([0.3, 1]).Reshape([1, 2]), new Normal(of([0, 1]).Reshape([1, 2]), of([1, 2]).Reshape([1, 2]))),
        static of => Multinomial.FromLogits(5, of([0.3, 1, -1])),
        static of => new MultivariateNormal(of([0.3, 1]), of([1, 0, 0.5, 2]).Reshape([2, 2])),
        static of => NegativeBinomial.FromLogits(of([3]), of([0.3])),
        static of => new Normal(of([0.3]), of([2])),
        static of => OneHotCategorical.FromLogits(of([0.3, 1, -1])),
        static of => new Poisson(of([3])),
        static of => new RelaxedBernoulli(of([0.3]), of([0.5])),
        static of => new RelaxedOneHotCategorical(of([0.3, 1, -1]), of([0.5])),
        static of => new StudentT(of([9]), of([0.3]), of([2])),
        static of => new TruncatedNormal(of([0.3]), of([2]), of([-1]), of([4])),
        static of => new Uniform(of([0.3]), of([2])),
        static of => new VonMises(of([0.3]), of([2])),
        static of => new Weibull(of([2]), of([3])),
    ];
}
