using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Pathwise;

/// <summary>A continuous choice of two components, its parameters, and the expectation of a nonlinear cost by quadrature of the density.</summary>
/// <remarks>The gradient of the quadrature is that of the density, so it shares nothing with the paths that are under test.</remarks>
internal sealed record ContinuousChoice(Func<IReadOnlyList<Parameter>, Distribution> Make, IReadOnlyList<Parameter> Parameters, Domain Domain)
{
    internal static IReadOnlyList<string> Names { get; } =
    [
        "Normal", "Laplace", "Logistic", "Gumbel", "Cauchy", "StudentT", "LogGamma", "LogitBeta", "LogNormal", "HalfNormal", "Gamma", "SmallGamma",
        "InverseGamma", "ChiSquared", "Exponential", "Weibull", "Beta", "LogitNormal", "RelaxedBernoulli", "Uniform", "TruncatedNormal", "VonMises",
        "Dirichlet", "RelaxedOneHotCategorical", "ExpRelaxedOneHotCategorical", "MultivariateNormal", "Mixture",
        "MixtureWithMoments", "ConditionalLogistic", "ConditionalGumbel",
    ];

    internal ParameterSet ParameterSet => new([.. Parameters]);

    private Distribution Law => Make(Parameters);

    internal static ContinuousChoice Named(string name) => OnTheLine(name) ?? OfPositiveNumbers(name) ?? InAnInterval(name) ?? OfVectors(name);

    internal Stochastic<Tensor> Program(Estimator estimator)
        => from z in Law.Via(estimator)
           select Cost(z);

    internal Tensor Exact()
    {
        Tensor nodes = Domain.Nodes();
        (Tensor z, Tensor logSlope) = Domain.Map(nodes, Parameters);
        Tensor logWeight = Law.LogProbability(z) + logSlope;
        return (logWeight.Exp() * Cost(z)).SumAll() * Domain.Weight;
    }

    /// <summary>Neither linear nor additive; bounded, for laws without moments, and smooth in a wide strip around the real line.</summary>
    internal Tensor Cost(Tensor z)
    {
        Tensor b = Domain.IsPeriodic ? (z + 0.3).Sin() : z / (z.Square() + 1).Sqrt();
        Tensor mixed = (b * Tensor.Create([0.8, -0.5], [2])).Sum(^1);
        return (mixed + 0.3).Square() + ((b.Square() * Tensor.Create([0.6, 1.1], [2])).Sum(^1) * mixed).Sin();
    }

    private static ContinuousChoice? OnTheLine(string name)
    {
        Parameter location = Of("location", 0.4, -0.7);
        Parameter scale = Of("scale", 0.8, 1.3);
        Parameter first = Of("first", 1.4, 2.2);
        Parameter second = Of("second", 0.9, 1.7);
        return name switch
        {
            "Normal" => new(static p => new Normal(p[0], p[1]), [location, scale], Domain.Line(5)),
            "Laplace" => new(static p => new Laplace(p[0], p[1]), [location, scale], Domain.LineWithKinks),
            "Logistic" => new(static p => new Logistic(p[0], p[1]), [location, scale], Domain.Line(6)),
            "Gumbel" => new(static p => new Gumbel(p[0], p[1]), [location, scale], Domain.Line(6)),
            "Cauchy" => new(static p => new Cauchy(p[0], p[1]), [location, scale], Domain.Line(34)),
            "StudentT" => new(static p => new StudentT(p[2], p[0], p[1]), [location, scale, Of("freedom", 2.5, 4)], Domain.Line(15)),
            "LogGamma" => new(static p => new LogGamma(p[0], p[1]), [first, second], Domain.Line(5)),
            "LogitBeta" => new(static p => new LogitBeta(p[0], p[1]), [first, second], Domain.Line(5)),
            _ => null,
        };
    }

    private static ContinuousChoice? OfPositiveNumbers(string name)
    {
        Parameter location = Of("location", 0.4, -0.7);
        Parameter scale = Of("scale", 0.8, 1.3);
        Parameter shape = Of("shape", 1.4, 2.6);
        return name switch
        {
            "LogNormal" => new(static p => new LogNormal(p[0], p[1]), [location, scale], Domain.Positive(18)),
            "HalfNormal" => new(static p => new HalfNormal(p[0]), [scale], Domain.Positive(34)),
            "Gamma" => new(static p => new Gamma(p[0], p[1]), [shape, scale], Domain.Positive(24)),
            "SmallGamma" => new(static p => new Gamma(p[0], p[1]), [Of("shape", 0.6, 0.8), scale], Domain.Positive(50)),
            "InverseGamma" => new(static p => new InverseGamma(p[0], p[1]), [shape, scale], Domain.Positive(24)),
            "ChiSquared" => new(static p => new ChiSquared(p[0]), [Of("freedom", 2.3, 4.5)], Domain.Positive(30)),
            "Exponential" => new(static p => new Exponential(p[0]), [scale], Domain.Positive(34)),
            "Weibull" => new(static p => new Weibull(p[0], p[1]), [scale, shape], Domain.Positive(24)),
            _ => null,
        };
    }

    private static ContinuousChoice? InAnInterval(string name)
    {
        Parameter location = Of("location", 0.4, -0.7);
        Parameter scale = Of("scale", 0.8, 1.3);
        Parameter lower = Of("lower", -1, 0.2);
        Parameter upper = Of("upper", 0.5, 2);
        return name switch
        {
            "Beta" => new(static p => new Beta(p[0], p[1]), [Of("first", 1.4, 2.2), Of("second", 1.1, 1.7)], Domain.Unit),
            "LogitNormal" => new(static p => new LogitNormal(p[0], p[1]), [location, scale], Domain.Unit),
            "RelaxedBernoulli" => new(static p => new RelaxedBernoulli(p[0], p[1]), [location, Of("temperature", 0.9)], Domain.Unit),
            "Uniform" => new(static p => new Uniform(p[0], p[1]), [lower, upper], Domain.Between(0, 1)),
            "TruncatedNormal" => new(
                static p => new TruncatedNormal(p[2], p[3], p[0], p[1]), [lower, upper, location, scale], Domain.Between(0, 1)),
            "VonMises" => new(static p => new VonMises(p[0], p[1]), [location, Of("concentration", 0.7, 3)], Domain.Circle),
            _ => null,
        };
    }

    private static ContinuousChoice OfVectors(string name) => name switch
    {
        "Dirichlet" => new(static p => new Dirichlet(p[0]), [Of("concentration", 1.4, 2.2)], Domain.Simplex),
        "RelaxedOneHotCategorical" => new(
            static p => new RelaxedOneHotCategorical(p[0], p[1]), [Of("logits", 0.4, -0.7), Of("temperature", 0.9)], Domain.Simplex),
        "ExpRelaxedOneHotCategorical" => new(
            static p => new ExpRelaxedOneHotCategorical(p[0], p[1]), [Of("logits", 0.4, -0.7), Of("temperature", 0.9)], Domain.LogSimplex),
        "MultivariateNormal" => new(
            static p => new MultivariateNormal(p[0], p[1]),
            [Of("location", 0.4, -0.7), new Parameter("factor", Tensor.Create([0.9, 0, -0.6, 1.2], [2, 2]))],
            Domain.Line(5)),
        "Mixture" => new(static p => new Mixture(p[0], new Normal(p[1], p[2])), OfMixture(), Domain.Line(5)),
        "MixtureWithMoments" => new(static p => new MixtureWithMoments<Normal>(p[0], new Normal(p[1], p[2])), OfMixture(), Domain.Line(5)),
        "ConditionalLogistic" => new(
            static p => new ConditionalLogistic(p[0], Tensor.Create([1.0, 0], [2])), [Of("logits", 0.4, -0.7)], Domain.PositiveThenNegative),
        "ConditionalGumbel" => new(
            static p => new ConditionalGumbel(p[0], Tensor.Create([1.0, 0], [2])), [Of("logits", 0.4, -0.7)], Domain.FirstAboveSecond),
        _ => throw new ArgumentException($"No choice {name}.", nameof(name)),
    };

    private static Parameter Of(string name, params double[] elements) => new(name, Tensor.Create(elements, [elements.Length]));

    private static IReadOnlyList<Parameter> OfMixture()
        => [Matrix("logits", 0.3, -0.4, 0.8, 0.1), Matrix("location", -0.5, 0.9, 0.2, 1.6), Matrix("scale", 0.8, 0.5, 1.1, 0.7)];

    private static Parameter Matrix(string name, params double[] elements) => new(name, Tensor.Create(elements, [2, 2]));
}
