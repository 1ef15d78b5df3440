using Variate.Distributions;
using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>Layers of 3, 2 and 2 bits over 2 data, with a nonlinear cost, and exact expectations by sums over all bits.</summary>
internal sealed class LayeredModel
{
    private static readonly Tensor X = Tensor.Create([0.6, -1.1, -0.4, 0.9], [2, 2]);
    private readonly Parameter _w1 = New("w1", [2, 3]);
    private readonly Parameter _w2 = New("w2", [3, 2]);
    private readonly Parameter _w3 = New("w3", [2, 2]);
    private readonly Parameter _v1 = New("v1", [3, 4]);
    private readonly Parameter _v2 = New("v2", [2, 4]);
    private readonly Parameter _prior = New("prior", [3]);

    internal LayeredModel()
    {
        Parameters = new ParameterSet(_w1, _w2, _v1, _v2, _prior);
    }

    internal ParameterSet Parameters { get; }

    internal EstimateOptions Options { get; } = new() { Batch = [2], DrawCount = 256, Scales = ControlVariateScales.Fixed(0.8) };

    internal Tensor Logits1() => X.MatMul(_w1);

    internal Tensor Logits2(Tensor h1, double strength = 1) => (((2 * h1) - 1).MatMul(_w2) + 0.1) * strength;

    internal Tensor Logits3(Tensor h2) => ((2 * h2) - 1).MatMul(_w3);

    internal Tensor Cost(Tensor h1, Tensor h2)
        => (h1.MatMul(_v1) + h2.MatMul(_v2)).Tanh().Sum(^1).Square() + ((h1.Sum(^1) - 1) * h2.Sum(^1) * 0.5);

    /// <summary>−ln p(h1, h2) of a model whose expectation under q, with ln q, is a negative bound.</summary>
    internal Tensor NegativeLogJoint(Tensor h1, Tensor h2)
        => -LogProbabilities.Bernoulli(h1, _prior) - LogProbabilities.Bernoulli(h2, h1.MatMul(_v1).Slice(^1, 0, 2));

    internal Stochastic<Tensor> Two(Estimator first, Estimator second)
        => from h1 in Bernoulli.FromLogits(Logits1()).Via(first).Named("h1")
           from h2 in Bernoulli.FromLogits(Logits2(h1)).Via(second).Named("h2")
           select Cost(h1, h2);

    /// <summary>A sequence of one to three choices, all by one estimator.</summary>
    internal Stochastic<Tensor> Layers(int count, Estimator estimator)
    {
        Stochastic<Tensor> first = Bernoulli.FromLogits(Logits1()).Via(estimator).Named("h1");
        return count switch
        {
            1 => from h1 in first select h1.Sum(^1),
            2 => from h1 in first
                 from h2 in Bernoulli.FromLogits(Logits2(h1)).Via(estimator).Named("h2")
                 select h2.Sum(^1),
            _ => from h1 in first
                 from h2 in Bernoulli.FromLogits(Logits2(h1)).Via(estimator).Named("h2")
                 from h3 in Bernoulli.FromLogits(Logits3(h2)).Via(estimator).Named("h3")
                 select h3.Sum(^1),
        };
    }

    internal Tensor Exact() => Expectation(Cost, 1);

    internal Tensor ExactNegativeBound(double strength)
        => Expectation(
            (h1, h2) => LogProbabilities.Bernoulli(h1, Logits1())
                + LogProbabilities.Bernoulli(h2, Logits2(h1, strength))
                + NegativeLogJoint(h1, h2),
            strength);

    private Tensor Expectation(Func<Tensor, Tensor, Tensor> cost, double strength)
    {
        Tensor h1 = Bits(3).Reshape([8, 1, 1, 3]);
        Tensor h2 = Bits(2).Reshape([4, 1, 2]);
        Tensor weights = LogProbabilities.Bernoulli(h1, Logits1()).Exp() * LogProbabilities.Bernoulli(h2, Logits2(h1, strength)).Exp();
        return (weights * cost(h1, h2)).SumAxis(0).SumAxis(0).MeanAll();
    }

    private static Tensor Bits(int count)
    {
        double[] bits = new double[(1 << count) * count];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = (i / count >> (i % count)) & 1;
        }

        return Tensor.Create(bits, [1 << count, count]);
    }

    private static Parameter New(string name, Shape shape)
        => new(name, Noise.Normal(RandomKey.FromSeed(7).For(name), shape, Tensor.Zeros([], ElementType.Float64)));
}
