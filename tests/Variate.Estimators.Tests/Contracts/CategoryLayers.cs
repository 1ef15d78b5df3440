using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>One or two layers of several categorical variables or of bits over 2 data, with their exact expectations.</summary>
/// <remarks>The exact ones are sums over all values, written without the law under test.</remarks>
internal sealed class CategoryLayers
{
    internal const int Variables = 2;
    internal const int Categories = 3;
    private const int Bits = 3;
    private readonly Parameter _w1;
    private readonly Parameter _w2;
    private readonly Parameter _c2;
    private readonly Parameter _v1;
    private readonly Parameter _v2;
    private readonly Parameter _d;
    private readonly Parameter _r;
    private readonly LayerKind _first;
    private readonly LayerKind _second;

    internal CategoryLayers(LayerKind first = LayerKind.Categories, LayerKind second = LayerKind.Categories)
    {
        (_first, _second) = (first, second);
        _w1 = TwoLayerModel.New("w1", 1, [2, FirstSize]);
        C1 = TwoLayerModel.New("c1", 0.5, [FirstSize]);
        _w2 = TwoLayerModel.New("w2", 1, [FirstSize, SecondSize]);
        _c2 = TwoLayerModel.New("c2", 0.5, [SecondSize]);
        _v1 = TwoLayerModel.New("v1", 1, [FirstSize, 4]);
        _v2 = TwoLayerModel.New("v2", 1, [SecondSize, 4]);
        _d = TwoLayerModel.New("d", 0.5, [4]);
        _r = TwoLayerModel.New("r", 1, [4]);
        OneLayer = new ParameterSet(_w1, C1, _v1, _d, _r);
        TwoLayers = new ParameterSet(_w1, C1, _w2, _c2, _v1, _v2, _d, _r);
    }

    /// <summary>Gives the data, and the networks of baselines that see them.</summary>
    internal TwoLayerModel Data { get; } = new();

    internal Parameter C1 { get; }

    internal ParameterSet OneLayer { get; }

    internal ParameterSet TwoLayers { get; }

    internal int FirstSize => SizeOf(_first);

    internal int SecondSize => SizeOf(_second);

    internal Stochastic<Tensor> One(Estimator estimator)
        => from h in Law(_first, Logits1()).Via(estimator)
           select Cost1(h);

    internal Stochastic<Tensor> Two(Estimator first, Estimator second)
        => from h1 in Law(_first, Logits1()).Via(first)
           from h2 in Law(_second, Logits2(h1)).Via(second)
           select Cost2(h1, h2);

    /// <summary>Choices without estimators, for a rule of the whole program.</summary>
    internal Stochastic<Tensor> Two()
        => from h1 in Law(_first, Logits1())
           from h2 in Law(_second, Logits2(h1))
           select Cost2(h1, h2);

    /// <summary>The first layer drawn once for all data.</summary>
    internal Stochastic<Tensor> GlobalFirst(Estimator first, Estimator second)
        => from h1 in Law(_first, C1).Via(first)
           from h2 in Law(_second, Logits2(h1) + Logits1()).Via(second)
           select Cost2(h1, h2);

    internal Tensor ExactOne()
    {
        Tensor h = Values(_first, 0, 1);
        return (Probability(_first, h, Logits1()) * Cost1(h)).SumAxis(0).MeanAll();
    }

    internal Tensor ExactTwo() => ExactTwo(static (_, cost) => cost);

    /// <summary>𝔼[f + ln q], what a variational run charges.</summary>
    internal Tensor ExactVariational() => ExactTwo(static (probability, cost) => cost + probability.Log());

    internal Tensor ExactGlobalFirst()
    {
        Tensor h1 = Values(_first, 1, 1);
        Tensor h2 = Values(_second, 0, 2);
        Tensor inner = (Probability(_second, h2, Logits2(h1) + Logits1()) * Cost2(h1, h2)).SumAxis(0, keepAxis: true);
        return (Probability(_first, h1, C1) * inner).SumAxis(0).SumAxis(0).MeanAll();
    }

    private static int SizeOf(LayerKind kind) => kind == LayerKind.Bits ? Bits : Variables * Categories;

    private static Distribution Law(LayerKind kind, Tensor logits)
        => kind == LayerKind.Bits ? Bernoulli.FromLogits(logits) : OneHotCategorical.FromLogits(logits, Variables);

    /// <summary>All values, with axes of size 1 around their own.</summary>
    private static Tensor Values(LayerKind kind, int onesBefore, int onesAfter)
    {
        if (kind == LayerKind.Bits)
        {
            return Enumerated.Bits(Bits, onesBefore, onesAfter);
        }

        double[] entries = new double[9 * 6];
        for (int value = 0; value < 9; value++)
        {
            entries[(value * 6) + (value % 3)] = 1;
            entries[(value * 6) + 3 + (value / 3)] = 1;
        }

        return Tensor.Create(entries, [.. Enumerable.Repeat(1, onesBefore), 9, .. Enumerable.Repeat(1, onesAfter), 6]);
    }

    private static Tensor Probability(LayerKind kind, Tensor value, Tensor logits)
    {
        if (kind == LayerKind.Bits)
        {
            return Enumerated.Probability(value, logits);
        }

        Tensor first = logits.Slice(^1, 0, 3).LogSoftmax() * value.Slice(^1, 0, 3);
        Tensor second = logits.Slice(^1, 3, 3).LogSoftmax() * value.Slice(^1, 3, 3);
        return (first.Sum(^1) + second.Sum(^1)).Exp();
    }

    private Tensor ExactTwo(Func<Tensor, Tensor, Tensor> charged)
    {
        Tensor h1 = Values(_first, 1, 1);
        Tensor h2 = Values(_second, 0, 2);
        Tensor probability = Probability(_first, h1, Logits1()) * Probability(_second, h2, Logits2(h1));
        return (probability * charged(probability, Cost2(h1, h2))).SumAxis(0).SumAxis(0).MeanAll();
    }

    private Tensor Logits1() => Data.X.MatMul(_w1) + C1;

    private Tensor Logits2(Tensor h1) => ((2 * h1) - 1).MatMul(_w2) + _c2;

    private Tensor Cost1(Tensor h) => ((h.MatMul(_v1) + _d).Tanh() * _r).Sum(^1).Square() + ((Data.X.MatMul(_w1) * h).Sum(^1) * 0.4);

    private Tensor Cost2(Tensor h1, Tensor h2)
    {
        Tensor hidden = (h1.MatMul(_v1) + h2.MatMul(_v2) + _d).Tanh();
        return (hidden * _r).Sum(^1).Square() + ((h1 * h2.MatMul(_w2.Value.Transpose())).Sum(^1) * 0.5);
    }
}
