using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Pathwise;

/// <summary>A gamma choice z, a second one y whose law depends on it, and a cost that depends on both directly.</summary>
/// <param name="Second">The law of y given z.</param>
/// <param name="Values">Nodes of y and the logarithms of their weights: all counts but a mass of 1e-14, or a trapezoidal rule in ln y.</param>
internal sealed record DeepChain(Func<Tensor, IReadOnlyList<Parameter>, Distribution> Second, Func<(Tensor Nodes, Tensor LogWeights)> Values)
{
    private const double Step = 0.1;

    private readonly IReadOnlyList<Parameter> _parameters =
    [
        Of("concentration", 1.6),
        Of("rate", 1.3),
        Of("weight", 0.9),
        Of("shift", 0.4),
    ];

    internal ParameterSet ParameterSet => new([.. _parameters]);

    internal static DeepChain Named(string name) => name switch
    {
        "gamma-Poisson" => new(static (z, p) => new Poisson((z * p[2]) + p[3]), static () => Counts(150)),
        "gamma-gamma" => new(static (z, p) => new Gamma((z * p[2]) + 1.1, (z * 0.3) + p[3]), Positive),
        "gamma-negative-binomial" => new(
            static (z, p) => NegativeBinomial.FromLogits((z * p[2]) + 0.5, (z * 0.1) - 1 - p[3]), static () => Counts(250)),
        "gamma-Bernoulli" => new(static (z, p) => Bernoulli.FromLogits((z * p[2]) - p[3]), static () => Counts(1)),
        _ => throw new ArgumentException($"No chain {name}.", nameof(name)),
    };

    internal Stochastic<Tensor> Program(Estimator first, Estimator second)
        => from z in new Gamma(_parameters[0], _parameters[1]).Via(first)
           from y in Second(z, _parameters).Via(second)
           select Cost(z, y);

    /// <summary>The sum over both choices, by their densities and masses.</summary>
    internal Tensor Exact()
    {
        (Tensor nodes, Tensor logWeights) = Positive();
        Tensor z = nodes.Reshape([nodes.Shape[0], 1, 1]);
        (Tensor y, Tensor logWeightsOfSecond) = Values();
        Tensor first = new Gamma(_parameters[0], _parameters[1]).LogProbability(z) + logWeights.Reshape([logWeights.Shape[0], 1]);
        Tensor second = Second(z, _parameters).LogProbability(y) + logWeightsOfSecond;
        return ((first + second).Exp() * Cost(z, y)).SumAll();
    }

    /// <summary>A later choice is not the only way by which z has effect: see the errata of [Cong2019] Theorem 3.</summary>
    private static Tensor Cost(Tensor z, Tensor y)
    {
        Tensor bounded = z / (z.Square() + 1).Sqrt();
        return ((bounded - (y / (y.Square() + 4).Sqrt())).Square() + ((y + 1).Log() * bounded)).Sum(^1);
    }

    private static (Tensor Nodes, Tensor LogWeights) Counts(int last)
        => (Tensor.Create([.. Enumerable.Range(0, last + 1).Select(static y => (double)y)], [last + 1, 1]), Tensor.Zeros([last + 1], ElementType.Float64));

    /// <summary>The trapezoidal rule in the logarithm, whose weights carry the slope of the exponential.</summary>
    private static (Tensor Nodes, Tensor LogWeights) Positive()
    {
        double[] logarithms = [.. Enumerable.Range(0, 340).Select(static j => ((j + 0.5) * Step) - 28)];
        return (
            Tensor.Create([.. logarithms.Select(Math.Exp)], [logarithms.Length, 1]),
            Tensor.Create([.. logarithms.Select(static logarithm => logarithm + Math.Log(Step))], [logarithms.Length]));
    }

    private static Parameter Of(string name, double element) => new(name, Tensor.Create([element], [1]));
}
