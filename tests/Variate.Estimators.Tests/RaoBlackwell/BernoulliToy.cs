using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.RaoBlackwell;

/// <summary>Three bits with one logit η and the cost Σ(bᵢ − pᵢ)²: the toy problem of the Rao-Blackwell paper, [Liu2019] §5.1, and its exact moments.</summary>
internal sealed class BernoulliToy(double eta)
{
    private const int Bits = 3;
    private static readonly double[] Targets = [0.6, 0.51, 0.48];
    private readonly double _chance = 1 / (1 + Math.Exp(-eta));

    /// <summary>d𝔼[f]/dη.</summary>
    internal double Exact => -0.18 * _chance * (1 - _chance);

    /// <summary>One value a draw: η, and the gradient towards it.</summary>
    internal double[] Draw(Estimator estimator, int count, ulong seed)
    {
        var logit = new Parameter("eta", Tensor.Full([count, 1], eta, ElementType.Float64));
        Stochastic<Tensor> program =
            from b in Bernoulli.FromLogits(logit.Value.BroadcastTo([count, Bits])).Via(estimator)
            select (b - Tensor.Create(Targets, [Bits])).Square().Sum(^1);
        GradientEstimate estimate = program.Estimate(
            new ParameterSet(logit), RandomKey.FromSeed(seed), new EstimateOptions { Batch = [count] });

        // The objective is the mean over the data, each of which is a draw here.
        return [.. estimate.Gradients[0].ToImmutableArray().Select(gradient => gradient * count)];
    }

    /// <summary>Σ_{c ∈ C} q(c) f(c) d(c) + q(C̄)/m Σⱼ f(vⱼ) d(vⱼ) as a sum of independent terms.</summary>
    internal IReadOnlyList<RandomTerm> ScoreFunction(IReadOnlyList<int> summed, int drawCount = 1)
    {
        double rest = Others(summed).Sum(Probability);
        double known = summed.Sum(c => Probability(c) * Cost(c) * Score(c));
        var drawn = new RandomTerm([.. Others(summed).Select(v => (rest / drawCount * Cost(v) * Score(v), Probability(v) / rest))]);
        return [new RandomTerm([(known, 1)]), .. Enumerable.Repeat(drawn, rest > 0 ? drawCount : 0)];
    }

    /// <summary>The same with f(·) − f(z′), z′ drawn anew for every value.</summary>
    internal IReadOnlyList<RandomTerm> SelfBaseline(IReadOnlyList<int> summed)
    {
        double rest = Others(summed).Sum(Probability);
        RandomTerm Known(int c) => new([.. All.Select(z => (Probability(c) * (Cost(c) - Cost(z)) * Score(c), Probability(z)))]);
        var drawn = new RandomTerm(
        [
            .. from v in Others(summed) from z in All select (rest * (Cost(v) - Cost(z)) * Score(v), Probability(v) / rest * Probability(z)),
        ]);
        return [.. summed.Select(Known), .. Enumerable.Repeat(drawn, rest > 0 ? 1 : 0)];
    }

    /// <summary>The same with one z′ for all values.</summary>
    internal IReadOnlyList<RandomTerm> SelfBaselineWithSharedNoise(IReadOnlyList<int> summed)
    {
        double rest = Others(summed).Sum(Probability);
        double Known(int z) => summed.Sum(c => Probability(c) * (Cost(c) - Cost(z)) * Score(c));
        return rest == 0
            ? [new RandomTerm([.. All.Select(z => (Known(z), Probability(z)))])]
            :
            [
                new RandomTerm(
                [
                    .. from v in Others(summed)
                       from z in All
                       select (Known(z) + (rest * (Cost(v) - Cost(z)) * Score(v)), Probability(v) / rest * Probability(z)),
                ]),
            ];
    }

    /// <summary>The first k values in the order of their numbers, 000, 001, …, as likeliest ones among equals.</summary>
    internal IReadOnlyList<int> LikeliestInOrder(int k) => [.. All.OrderByDescending(Probability).ThenBy(static c => c).Take(k)];

    /// <summary>The k values that the search finds.</summary>
    internal IReadOnlyList<int> LikeliestFound(int k)
    {
        double[] values = new double[k * Bits];
        new LikeliestBits(Bits).Find([eta, eta, eta], values, new double[k]);
        return [.. values.Chunk(Bits).Select(static bits => (int)((4 * bits[0]) + (2 * bits[1]) + bits[2]))];
    }

    private static IEnumerable<int> All => Enumerable.Range(0, 1 << Bits);

    private static IEnumerable<int> Others(IReadOnlyList<int> summed) => All.Except(summed);

    private static int Bit(int value, int i) => (value >> (Bits - 1 - i)) & 1;

    private static int Ones(int value) => Bit(value, 0) + Bit(value, 1) + Bit(value, 2);

    private static double Cost(int value) => Enumerable.Range(0, Bits).Sum(i => Math.Pow(Bit(value, i) - Targets[i], 2));

    private double Probability(int value) => Math.Pow(_chance, Ones(value)) * Math.Pow(1 - _chance, Bits - Ones(value));

    private double Score(int value) => Ones(value) - (Bits * _chance);
}
