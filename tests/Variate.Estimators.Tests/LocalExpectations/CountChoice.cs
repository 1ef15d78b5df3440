using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.LocalExpectations;

/// <summary>A choice of counts, its parameters, and all joint values but less than 1e-14 of their mass.</summary>
internal sealed record CountChoice(Func<IReadOnlyList<Parameter>, Distribution> Make, IReadOnlyList<Parameter> Parameters, Tensor Grid)
{
    private static readonly Tensor Weights = Tensor.Create([0.5, -0.3], [2]);

    internal ParameterSet ParameterSet => new([.. Parameters]);

    internal Distribution Law => Make(Parameters);

    internal static CountChoice Named(string name)
    {
        Parameter first = Of("first", -0.4, 0.5);
        Parameter rates = Of("first", 1.3, 0.4);
        var totals = Tensor.Create([3.0, 2], [2]);
        return name switch
        {
            "Poisson" => new(static p => new Poisson(p[0]), [rates], Pairs(26, 26)),
            "Geometric" => new(static p => Geometric.FromLogits(p[0]), [first], Pairs(72, 36)),
            "NegativeBinomial" => new(
                static p => NegativeBinomial.FromLogits(p[0], p[1]), [Of("total", 1.7, 0.6), Of("logits", -1.1, -0.6)], Pairs(32, 36)),
            "Binomial" => new(p => Binomial.FromLogits(totals, p[0]), [first], Pairs(3, 2)),
            "Categorical" => new(
                static p => Categorical.FromLogits(p[0]), [new Parameter("first", Tensor.Create([0.2, -0.9, 0.4, 0.1, 1.1, -0.3], [2, 3]))], Pairs(2, 2)),
            "Bernoulli" => new(static p => Bernoulli.FromLogits(p[0]), [first], Pairs(1, 1)),
            "Multinomial" => new(static p => Multinomial.FromLogits(3, p[0]), [first], Tensor.Create([0.0, 3, 1, 2, 2, 1, 3, 0], [4, 2])),
            _ => throw new ArgumentException($"No choice {name}.", nameof(name)),
        };
    }

    /// <summary>Neither linear nor additive.</summary>
    internal static Tensor Cost(Tensor counts) => ((counts * Weights).Sum(^1).Tanh() * 2) + (counts.Square() * 0.1).Sum(^1).Sin();

    internal Stochastic<Tensor> Program(Estimator estimator)
        => from z in Law.Via(estimator)
           select Cost(z);

    /// <summary>The counts decide the logits of two bits.</summary>
    internal Stochastic<Tensor> TwoLayers(Estimator first, Estimator second)
        => from z in Law.Via(first)
           from h in Bernoulli.FromLogits((z * 0.4) - 0.5).Via(second)
           select Cost(z + h);

    internal Tensor Exact() => (Law.LogProbability(Grid).Exp() * Cost(Grid)).SumAll();

    internal Tensor ExactTwoLayers()
    {
        Tensor bits = Pairs(1, 1).Reshape([4, 1, 2]);
        Tensor inner = LogProbabilities.Bernoulli(bits, (Grid * 0.4) - 0.5).Exp() * Cost(Grid + bits);
        return (Law.LogProbability(Grid).Exp() * inner).SumAll();
    }

    private static Parameter Of(string name, params double[] elements) => new(name, Tensor.Create(elements, [elements.Length]));

    private static Tensor Pairs(int firstLast, int secondLast)
    {
        double[] pairs =
        [
            .. from first in Enumerable.Range(0, firstLast + 1)
               from second in Enumerable.Range(0, secondLast + 1)
               from count in (int[])[first, second]
               select (double)count,
        ];
        return Tensor.Create(pairs, [pairs.Length / 2, 2]);
    }
}
