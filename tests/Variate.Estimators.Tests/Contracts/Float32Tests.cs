using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Every estimator keeps the element type of the program, and agrees in Float32 with itself in Float64 on the average of many draws.</summary>
public class Float32Tests
{
    // Samples of the two types differ where noise rounds across a threshold; the standard error of 4096 draws is about 0.01 for the score function.
    private const double Tolerance = 0.1;

    public static TheoryData<string> Names => [.. ContractEstimators.Unbiased.Keys.Where(static name => name != "score-constant"), .. ContractEstimators.Biased.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_Bits_AgreesWithFloat64(string name)
        => AssertAgree(name, static logits => Bernoulli.FromLogits(logits));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_Categories_AgreesWithFloat64(string name)
        => AssertAgree(name, static logits => OneHotCategorical.FromLogits(logits));

    private static void AssertAgree(string name, Func<Tensor, Distribution> law)
    {
        GradientEstimate narrow = Estimate(name, law, ElementType.Float32);
        GradientEstimate wide = Estimate(name, law, ElementType.Float64);

        Assert.Equal(ElementType.Float32, narrow.Gradients[0].ElementType);
        Assert.All(
            narrow.Gradients[0].ToImmutableArray().Zip(wide.Gradients[0].ToImmutableArray()),
            static pair => Assert.Equal(pair.Second, pair.First, Tolerance));
    }

    private static GradientEstimate Estimate(string name, Func<Tensor, Distribution> law, ElementType elementType)
    {
        var logits = new Parameter("logits", Tensor.Create([0.7, -0.2, -1.3], [3]).To(elementType));
        Tensor weights = Tensor.Create([0.9, -1.7, 0.4], [3]).To(elementType);
        Func<Estimator> estimator = ContractEstimators.Named(name);
        return (from first in law(logits).Via(estimator())
                from second in law(first * weights).Via(estimator())
                select ((first + second) * weights).Sum(^1).Square())
            .Estimate(new ParameterSet(logits), RandomKey.FromSeed(4), new EstimateOptions { DrawCount = 4096 });
    }
}
