using Variate.Tensors;

namespace Variate.Estimators.Tests.RaoBlackwell;

/// <summary>The two propositions of [Liu2019] §3, enumerated for random laws and costs: trace of the covariance towards the logits.</summary>
public class PropositionTests
{
    private const int Categories = 6;
    private const double Rounding = 1e-12;
    private readonly double[] _probabilities = new double[Categories];
    private readonly double[][] _estimates = new double[Categories][];
    private int[] _order = [];

    public static TheoryData<int, double> Laws
    {
        get
        {
            var laws = new TheoryData<int, double>();
            for (int seed = 0; seed < 10; seed++)
            {
                foreach (double concentration in (double[])[0, 1, 4, 30])
                {
                    laws.Add(seed, concentration);
                }
            }

            return laws;
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Divide_OfTheLaw_IsUnbiasedForEveryCount(int seed, double concentration)
    {
        Draw(seed, concentration);
        double[] exact = Mean(_order, 1);

        for (int k = 0; k < Categories; k++)
        {
            double[] rest = Mean(_order[k..], Mass(k));
            Assert.All(
                Enumerable.Range(0, Categories),
                i => Assert.Equal(exact[i], _order[..k].Sum(c => _probabilities[c] * _estimates[c][i]) + (Mass(k) * rest[i]), Rounding));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Variance_OfOneDraw_IsAtMostTheMassOfTheOthersTimesThatOfTheInnerEstimator(int seed, double concentration)
    {
        Draw(seed, concentration);
        double inner = Variance(0, 1);

        for (int k = 0; k < Categories; k++)
        {
            Assert.InRange(Variance(k, 1), 0, (Mass(k) * inner) + (Rounding * inner));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Variance_WithinABudget_IsAtMostThatOfAsManySamples(int seed, double concentration)
    {
        Draw(seed, concentration);
        double inner = Variance(0, 1);

        for (int budget = 1; budget < Categories; budget++)
        {
            double[] candidates = [.. _order.Take(budget).Select(c => _probabilities[c])];
            int k = SummedValues.WithinBudget(budget).Choose(candidates, Mass(budget));

            Assert.InRange(k, 0, budget - 1);
            Assert.InRange(Variance(k, budget - k), 0, (inner / budget) + (Rounding * inner));
        }
    }

    /// <summary>The premise of proposition 2 is needed: a count that is not k̂ can be worse than plain samples.</summary>
    [Fact]
    public void Variance_OfTooManySummedValues_CanExceedThatOfPlainSamples()
    {
        Draw(seed: 0, concentration: 0);

        Assert.True(Variance(1, 1) > Variance(0, 2));
    }

    private void Draw(int seed, double concentration)
    {
        var key = RandomKey.FromSeed((ulong)seed);
        double[] costs = [.. Enumerable.Range(0, Categories).Select(c => 3 * key.Uniform((ulong)c))];
        double[] weights = [.. Enumerable.Range(0, Categories).Select(c => Math.Exp(concentration * key.Uniform((ulong)(100 + c))))];
        for (int c = 0; c < Categories; c++)
        {
            _probabilities[c] = weights[c] / weights.Sum();
        }

        for (int c = 0; c < Categories; c++)
        {
            _estimates[c] = [.. Enumerable.Range(0, Categories).Select(i => costs[c] * ((i == c ? 1 : 0) - _probabilities[i]))];
        }

        _order = Likeliest();
    }

    /// <summary>All values in the order in which the product sums them.</summary>
    private int[] Likeliest()
    {
        double[] values = new double[Categories * Categories];
        double[] weights = new double[Categories];
        new ListedDivision(SummedValues.Fixed(Categories), Categories).Divide([.. _probabilities.Select(static probability => Math.Log(probability))], [], values, weights);
        return [.. values.Chunk(Categories).Select(static oneHot => Array.IndexOf(oneHot, 1))];
    }

    private double Mass(int k) => _order[k..].Reverse().Sum(c => _probabilities[c]);

    private double[] Mean(int[] values, double mass)
        => [.. Enumerable.Range(0, Categories).Select(i => values.Sum(c => _probabilities[c] / mass * _estimates[c][i]))];

    /// <summary>Of the estimator that sums k values and averages draws of the others.</summary>
    private double Variance(int k, int draws)
    {
        double mass = Mass(k);
        double[] mean = Mean(_order[k..], mass);
        double spread = _order[k..].Sum(c => _probabilities[c] / mass * Enumerable.Range(0, Categories).Sum(i => Math.Pow(_estimates[c][i] - mean[i], 2)));
        return mass * mass * spread / draws;
    }
}
