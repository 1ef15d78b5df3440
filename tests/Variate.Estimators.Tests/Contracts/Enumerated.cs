using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Exact expectations by sums over all bits, written without the program machinery.</summary>
internal static class Enumerated
{
    /// <summary>All values of n bits: [2ⁿ, 1 (leading times), n].</summary>
    internal static Tensor Bits(int count, int onesBefore, int onesAfter)
    {
        double[] bits = new double[(1 << count) * count];
        for (int value = 0; value < 1 << count; value++)
        {
            for (int i = 0; i < count; i++)
            {
                bits[(value * count) + i] = (value >> i) & 1;
            }
        }

        int[] before = [.. Enumerable.Repeat(1, onesBefore)];
        int[] after = [.. Enumerable.Repeat(1, onesAfter)];
        return Tensor.Create(bits, [.. before, 1 << count, .. after, count]);
    }

    internal static Tensor Probability(Tensor bits, Tensor logits) => LogProbabilities.Bernoulli(bits, logits).Exp();

    internal static Tensor OneLayer(TwoLayerModel model)
    {
        Tensor h = Bits(3, 0, 1);
        return (Probability(h, model.Logits1()) * model.Cost1(h)).SumAxis(0).MeanAll();
    }

    internal static Tensor TwoLayers(TwoLayerModel model, Func<Tensor, Tensor, Tensor> cost, double strength = 1)
    {
        Tensor h1 = Bits(3, 1, 1);
        Tensor h2 = Bits(2, 0, 2);
        Tensor weights = Probability(h1, model.Logits1()) * Probability(h2, model.Logits2(h1, strength));
        return (weights * cost(h1, h2)).SumAxis(0).SumAxis(0).MeanAll();
    }

    internal static Tensor NegativeElbo(TwoLayerModel model, double strength = 1)
        => TwoLayers(
            model,
            (h1, h2) => LogProbabilities.Bernoulli(h1, model.Logits1())
                + LogProbabilities.Bernoulli(h2, model.Logits2(h1, strength))
                - model.LogJoint(h1, h2),
            strength);
}
