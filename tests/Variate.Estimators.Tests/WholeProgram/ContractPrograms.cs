using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.WholeProgram;

/// <summary>Programs whose choices name no estimator, and their exact expectations.</summary>
internal static class ContractPrograms
{
    internal static Stochastic<Tensor> One(TwoLayerModel model)
        => from h in Bernoulli.FromLogits(model.Logits1())
           select model.Cost1(h);

    internal static Stochastic<Tensor> Two(TwoLayerModel model)
        => from h1 in Bernoulli.FromLogits(model.Logits1())
           from h2 in Bernoulli.FromLogits(model.Logits2(h1))
           select model.Cost2(h1, h2);

    internal static Stochastic<Tensor> CategoriesThenBits(TwoLayerModel model)
        => from h1 in OneHotCategorical.FromLogits(model.Logits1())
           from h2 in Bernoulli.FromLogits(model.Logits2(h1))
           select model.Cost2(h1, h2);

    /// <summary>The third law depends on both layers before it.</summary>
    internal static Stochastic<Tensor> Three(TwoLayerModel model)
        => from h1 in Bernoulli.FromLogits(model.Logits1())
           from h2 in Bernoulli.FromLogits(model.Logits2(h1))
           from h3 in Bernoulli.FromLogits(Logits3(model, h1, h2))
           select Cost3(model, h1, h2, h3);

    internal static Tensor ExactThree(TwoLayerModel model)
    {
        Tensor h1 = Enumerated.Bits(3, 2, 1);
        Tensor h2 = Enumerated.Bits(2, 1, 2);
        Tensor h3 = Enumerated.Bits(2, 0, 3);
        Tensor weights = Enumerated.Probability(h1, model.Logits1())
            * Enumerated.Probability(h2, model.Logits2(h1))
            * Enumerated.Probability(h3, Logits3(model, h1, h2));
        return (weights * Cost3(model, h1, h2, h3)).SumAxis(0).SumAxis(0).SumAxis(0).MeanAll();
    }

    internal static Stochastic<Tensor> NegativeLogJoint(TwoLayerModel model)
        => from h1 in Bernoulli.FromLogits(model.Logits1())
           from h2 in Bernoulli.FromLogits(model.Logits2(h1))
           select -model.LogJoint(h1, h2);

    /// <summary>The same, with ln p(h₂) named as a prior and a part of the cost charged early.</summary>
    internal static Stochastic<Tensor> ChargedNegativeLogJoint(TwoLayerModel model)
        => from h1 in Bernoulli.FromLogits(model.Logits1())
           from _1 in Stochastic.Charge(-LogProbabilities.Bernoulli(model.X.Sigmoid(), h1.MatMul(model.Ax)))
           from h2 in Bernoulli.FromLogits(model.Logits2(h1))
           from _2 in Stochastic.Prior(Bernoulli.FromLogits(model.Prior), h2)
           select -LogProbabilities.Bernoulli(h1, h2.MatMul(model.A1) + 0.2);

    private static Tensor Logits3(TwoLayerModel model, Tensor h1, Tensor h2) => (h2.MatMul(model.V2) + h1.MatMul(model.V1)).Slice(^1, 0, 2);

    private static Tensor Cost3(TwoLayerModel model, Tensor h1, Tensor h2, Tensor h3)
        => model.Cost2(h1, h2) * ((h3.Sum(^1) * 0.6) + 0.3);
}
