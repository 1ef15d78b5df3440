using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Three choices in sequence, the first of them used by all that follows, also as a sub-program that returns a pair.</summary>
public class ThreeLayerTests
{
    public static TheoryData<string, string, string> Mixtures => new()
    {
        { "rebar", "rebar", "rebar" },
        { "rebar", "leave-one-out", "score" },
        { "score", "rebar", "leave-one-out" },
        { "leave-one-out", "score", "rebar" },
        { "enumeration", "rebar", "enumeration" },
        { "rebar", "enumeration", "rebar-concrete" },
        { "rebar-concrete", "score-constant", "enumeration-fresh" },
        { "enumeration", "enumeration", "enumeration" },
        { "ram", "go", "local-expectation" },
        { "local-expectation", "ram", "go" },
        { "go", "local-expectation", "ram" },
        { "local-expectation", "local-expectation", "local-expectation" },
        { "muprop", "self-baseline", "muprop" },
        { "self-baseline", "muprop", "rao-blackwell" },
        { "rao-blackwell", "rao-blackwell-rebar", "ram" },
        { "ram", "leave-one-out", "enumeration" },
        { "muprop", "rao-blackwell-rebar", "rebar" },
    };

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void Estimate_ThreeLayers_AgreesWithEnumeration(string first, string second, string third)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => Program(model, Estimator(first), Estimator(second), Estimator(third)),
            model.TwoLayers,
            Exact(model),
            new EstimateOptions { Batch = [2], DrawCount = 256, Scales = ContractEstimators.Scales(model.TwoLayers) });

        result.AssertUnbiased(0.2);
    }

    [Fact]
    public void Estimate_SubProgramAsSource_AgreesWithEnumeration()
    {
        var model = new TwoLayerModel();
        Stochastic<(Tensor H1, Tensor H2)> Pair()
            => from h1 in Bernoulli.FromLogits(model.Logits1()).Via(Estimator("rebar"))
               from h2 in Bernoulli.FromLogits(model.Logits2(h1)).Via(Estimator("rebar"))
               select (h1, h2);

        var result = ZTest.Run(
            () => from pair in Pair()
                  from h3 in Bernoulli.FromLogits(Logits3(model, pair.H1, pair.H2)).Via(Estimator("leave-one-out"))
                  select Cost(model, pair.H1, pair.H2, h3),
            model.TwoLayers,
            Exact(model),
            new EstimateOptions { Batch = [2], DrawCount = 256, Scales = ContractEstimators.Scales(model.TwoLayers) });

        result.AssertUnbiased(0.2);
    }

    internal static Stochastic<Tensor> Program(TwoLayerModel model, Estimator first, Estimator second, Estimator third)
        => from h1 in Bernoulli.FromLogits(model.Logits1()).Via(first)
           from h2 in Bernoulli.FromLogits(model.Logits2(h1)).Via(second)
           from h3 in Bernoulli.FromLogits(Logits3(model, h1, h2)).Via(third)
           select Cost(model, h1, h2, h3);

    private static Estimator Estimator(string name) => ContractEstimators.Unbiased[name]();

    private static Tensor Logits3(TwoLayerModel model, Tensor h1, Tensor h2) => model.Logits2(h1) + h2 - model.C2;

    private static Tensor Cost(TwoLayerModel model, Tensor h1, Tensor h2, Tensor h3)
        => model.Cost2(h1, h2) + (h3.Sum(^1).Square() * 0.5) + (h1.Sum(^1) * h3.Sum(^1) * 0.3);

    internal static Tensor Exact(TwoLayerModel model)
    {
        Tensor h1 = Enumerated.Bits(3, 2, 1);
        Tensor h2 = Enumerated.Bits(2, 1, 2);
        Tensor h3 = Enumerated.Bits(2, 0, 3);
        Tensor weights = Enumerated.Probability(h1, model.Logits1())
            * Enumerated.Probability(h2, model.Logits2(h1))
            * Enumerated.Probability(h3, Logits3(model, h1, h2));
        return (weights * Cost(model, h1, h2, h3)).SumAxis(0).SumAxis(0).SumAxis(0).MeanAll();
    }
}
