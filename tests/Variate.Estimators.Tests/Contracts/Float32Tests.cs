using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Every estimator keeps the element type of the program, and is as unbiased in Float32 as in Float64.</summary>
public class Float32Tests
{
    private readonly Parameter _logits = new("logits", Tensor.Create([0.7f, -0.2f, -1.3f], [3]));
    private readonly Tensor _weights = Tensor.Create([0.9f, -1.7f, 0.4f], [3]);

    /// <summary>Without the enumerations, whose only error is rounding: a z-test has nothing to compare it with.</summary>
    public static TheoryData<string> UnbiasedNames
        => [.. ContractEstimators.Unbiased.Keys.Where(static name => name is not ("score-constant" or "enumeration" or "enumeration-fresh"))];

    /// <summary>Without the one that brings a Float64 parameter of its own.</summary>
    public static TheoryData<string> AllNames
        => [.. ContractEstimators.Unbiased.Keys.Where(static name => name != "score-constant"), .. ContractEstimators.Biased.Keys];

    [Theory]
    [MemberData(nameof(UnbiasedNames))]
    public void Estimate_TwoLayersOfBits_AgreesWithEnumeration(string name)
    {
        var options = new EstimateOptions { DrawCount = 512 };

        var result = ZTest.Run(() => Two(name, Bernoulli.FromLogits), new ParameterSet(_logits), Exact(), options);

        result.AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Estimate_TwoCategoricalChoices_KeepsTheElementType(string name)
    {
        GradientEstimate estimate = Two(name, OneHotCategorical.FromLogits)
            .Estimate(new ParameterSet(_logits), RandomKey.FromSeed(4), new EstimateOptions { DrawCount = 16 });

        Assert.Equal(EstimateOutcome.Succeeded, estimate.Outcome);
        Assert.Equal(ElementType.Float32, estimate.Gradients[0].ElementType);
    }

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Estimate_SeveralCategoricalVariables_KeepsTheElementType(string name)
    {
        Stochastic<Tensor> program =
            from first in Twice(_logits).Via(ContractEstimators.Named(name)())
            let shown = first.Slice(^1, 0, 3)
            from second in Twice(shown * _weights).Via(ContractEstimators.Named(name)())
            select Cost(shown, second.Slice(^1, 3, 3));

        GradientEstimate estimate = program.Estimate(new ParameterSet(_logits), RandomKey.FromSeed(4), new EstimateOptions { DrawCount = 16 });

        Assert.Equal(EstimateOutcome.Succeeded, estimate.Outcome);
        Assert.Equal(ElementType.Float32, estimate.Gradients[0].ElementType);
    }

    private static OneHotCategorical Twice(Tensor logits) => OneHotCategorical.FromLogits(Tensor.Concatenate(^1, logits, logits), 2);

    private Stochastic<Tensor> Two(string name, Func<Tensor, Distribution> law)
        => from first in law(_logits).Via(ContractEstimators.Named(name)())
           from second in law(first * _weights).Via(ContractEstimators.Named(name)())
           select Cost(first, second);

    private Tensor Cost(Tensor first, Tensor second) => (((first * 2) + second) * _weights).Sum(^1).Square();

    private Tensor Exact()
    {
        Tensor first = Enumerated.Bits(3, 1, 0).To(ElementType.Float32);
        Tensor second = Enumerated.Bits(3, 0, 1).To(ElementType.Float32);
        Tensor weights = Enumerated.Probability(first, _logits) * Enumerated.Probability(second, first * _weights);
        return (weights * Cost(first, second)).SumAll();
    }
}
