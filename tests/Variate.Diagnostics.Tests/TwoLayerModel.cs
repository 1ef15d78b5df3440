using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics.Tests;

/// <summary>Two layers of 3 and 2 bits over 2 data, a nonlinear cost, and weights of the second layer that the cost uses too.</summary>
internal sealed class TwoLayerModel
{
    /// <summary>In every cost, as costs are rarely centred: what a baseline is for.</summary>
    private const double Offset = 1.5;

    internal Tensor X { get; } = Tensor.Create([0.6, -1.1, -0.4, 0.9], [2, 2]);

    internal Parameter W1 { get; } = New("first/weights", 1, [2, 3]);

    internal Parameter C1 { get; } = New("first/bias", 0.5, [3]);

    internal Parameter W2 { get; } = New("second/weights", 1, [3, 2]);

    internal Parameter C2 { get; } = New("second/bias", 0.5, [2]);

    internal Parameter V1 { get; } = New("cost/first", 1, [3, 4]);

    internal Parameter V2 { get; } = New("cost/second", 1, [2, 4]);

    internal Parameter R { get; } = New("cost/output", 1, [4]);

    internal ParameterSet OneLayer => new(W1, C1, V1, R);

    internal ParameterSet TwoLayers => new(W1, C1, W2, C2, V1, V2, R);

    internal static Parameter New(string name, double range, Shape shape)
    {
        RandomKey key = RandomKey.FromSeed(7).For(name);
        double[] elements = [.. Enumerable.Range(0, shape.ElementCount).Select(i => range * ((2 * key.Uniform((ulong)i)) - 1))];
        return new Parameter(name, Tensor.Create(elements, shape));
    }

    internal Tensor Logits1() => X.MatMul(W1) + C1;

    internal Tensor Logits2(Tensor h1) => ((2 * h1) - 1).MatMul(W2) + C2;

    internal Tensor Cost1(Tensor h) => (h.MatMul(V1).Tanh() * R).Sum(^1).Square() + ((X.MatMul(W1) * h).Sum(^1) * 0.4) + Offset;

    internal Tensor Cost2(Tensor h1, Tensor h2)
        => ((h1.MatMul(V1) + h2.MatMul(V2)).Tanh() * R).Sum(^1).Square() + ((h1 * h2.MatMul(W2.Value.Transpose())).Sum(^1) * 0.5) + Offset;

    internal GradientProblem One(Estimator estimator) => new(
        () => from h in Bernoulli.FromLogits(Logits1()).Via(estimator).Named("h")
              select Cost1(h),
        OneLayer)
    {
        Name = "one layer",
        Options = new EstimateOptions { Batch = [2] },
    };

    internal GradientProblem Two(Estimator first, Estimator second) => new(
        () => from h1 in Bernoulli.FromLogits(Logits1()).Via(first).Named("h1")
              from h2 in Bernoulli.FromLogits(Logits2(h1)).Via(second).Named("h2")
              select Cost2(h1, h2),
        TwoLayers)
    {
        Name = "two layers",
        Options = new EstimateOptions { Batch = [2] },
    };
}
