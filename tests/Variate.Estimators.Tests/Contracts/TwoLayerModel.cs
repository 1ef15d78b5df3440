using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Two layers of 3 and 2 bits over 2 data, a nonlinear cost, and a weight matrix shared between a choice and the cost.</summary>
internal sealed class TwoLayerModel
{
    internal TwoLayerModel()
    {
        X = Tensor.Create([0.6, -1.1, -0.4, 0.9], [2, 2]);
        W1 = New("w1", 1, [2, 3]);
        C1 = New("c1", 0.5, [3]);
        W2 = New("w2", 1, [3, 2]);
        C2 = New("c2", 0.5, [2]);
        V1 = New("v1", 1, [3, 4]);
        V2 = New("v2", 1, [2, 4]);
        D = New("d", 0.5, [4]);
        R = New("r", 1, [4]);
        Prior = New("prior", 0.7, [2]);
        A1 = New("a1", 1, [2, 3]);
        Ax = New("ax", 1, [3, 2]);
        OneLayer = new ParameterSet(W1, C1, V1, D, R);
        TwoLayers = new ParameterSet(W1, C1, W2, C2, V1, V2, D, R);
        Bound = new ParameterSet(W1, C1, W2, C2, Prior, A1, Ax);
    }

    internal Tensor X { get; }

    internal Parameter W1 { get; }

    internal Parameter C1 { get; }

    internal Parameter W2 { get; }

    internal Parameter C2 { get; }

    internal Parameter V1 { get; }

    internal Parameter V2 { get; }

    internal Parameter D { get; }

    internal Parameter R { get; }

    internal Parameter Prior { get; }

    internal Parameter A1 { get; }

    internal Parameter Ax { get; }

    internal ParameterSet OneLayer { get; }

    internal ParameterSet TwoLayers { get; }

    internal ParameterSet Bound { get; }

    internal static Parameter New(string name, double range, Shape shape)
    {
        RandomKey key = RandomKey.FromSeed(7).For(name);
        double[] elements = new double[shape.ElementCount];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = range * ((2 * key.Uniform((ulong)i)) - 1);
        }

        return new Parameter(name, Tensor.Create(elements, shape));
    }

    internal Tensor Logits1() => X.MatMul(W1) + C1;

    internal Tensor Logits2(Tensor h1, double strength = 1) => (((2 * h1) - 1).MatMul(W2) + C2) * strength;

    internal Tensor Cost1(Tensor h) => ((h.MatMul(V1) + D).Tanh() * R).Sum(^1).Square() + ((X.MatMul(W1) * h).Sum(^1) * 0.4);

    internal Tensor Cost2(Tensor h1, Tensor h2)
    {
        Tensor shared = X.MatMul(W2.Value.Transpose()).MatMul(V1) * 0.3;
        Tensor hidden = (h1.MatMul(V1) + h2.MatMul(V2) + D + shared).Tanh();
        return (hidden * R).Sum(^1).Square() + ((h1 * h2.MatMul(W2.Value.Transpose())).Sum(^1) * 0.5);
    }

    internal Tensor LogJoint(Tensor h1, Tensor h2)
        => LogProbabilities.Bernoulli(h2, Prior)
            + LogProbabilities.Bernoulli(h1, h2.MatMul(A1) + 0.2)
            + LogProbabilities.Bernoulli(X.Sigmoid(), h1.MatMul(Ax));

    internal Stochastic<Tensor> One(Estimator estimator)
        => from h in Bernoulli.FromLogits(Logits1()).Via(estimator)
           select Cost1(h);

    internal Stochastic<Tensor> Two(Estimator first, Estimator second)
        => from h1 in Bernoulli.FromLogits(Logits1()).Via(first).Named("h1")
           from h2 in Bernoulli.FromLogits(Logits2(h1)).Via(second).Named("h2")
           select Cost2(h1, h2);

    internal Stochastic<Tensor> LogJointProgram(Estimator first, Estimator second, double strength = 1)
        => from h1 in Bernoulli.FromLogits(Logits1()).Via(first)
           from h2 in Bernoulli.FromLogits(Logits2(h1, strength)).Via(second)
           select LogJoint(h1, h2);
}
