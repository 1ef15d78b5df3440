using Variate.Distributions;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>Many particles, and log-weights far from 0.</summary>
public class NumericsTests
{
    public static TheoryData<string> Names => ["iwae", "iwae-dreg", "vr-iwae-dreg", "jvi-dreg"];

    /// <summary>Log-weights near 10⁴ are rounded to 2·10⁻¹²; the jackknife multiplies the weights with K.</summary>
    public static TheoryData<string, double> Tolerances => new()
    {
        { "iwae", 1e-10 },
        { "iwae-dreg", 1e-10 },
        { "vr-iwae-dreg", 1e-10 },
        { "jvi-dreg", 5000 * 1e-10 },
    };

    [Theory]
    [MemberData(nameof(Tolerances))]
    public void Estimate_FiveThousandParticlesFarFromZero_IsTheEstimateNearZeroShifted(string name, double tolerance)
    {
        var model = new NormalThenBits();
        MultiSampleObjective objective = ContractObjectives.Unbiased[name].Create(5000);
        EstimateOptions options = ParticleModel.Options with { DrawCount = 1 };
        var key = RandomKey.FromSeed(3);
        GradientEstimate near = objective.Estimate(model.LogJoint(), model.Parameters, key, options);

        foreach (double shift in new List<double> { 1e4, -1e4 })
        {
            GradientEstimate far = objective.Estimate(model.LogJoint().Select(value => value + shift), model.Parameters, key, options);

            Assert.Equal(near.Objective - shift, far.Objective, tolerance);
            for (int i = 0; i < model.Parameters.Count; i++)
            {
                Assert.True(Math.Sqrt((near.Gradients[i] - far.Gradients[i]).SumOfSquares()) < tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_LogWeightsThousandsApart_IsFinite(string name)
    {
        var model = new NormalThenBits();
        MultiSampleObjective objective = ContractObjectives.Unbiased[name].Create(64);

        GradientEstimate estimate = objective.Estimate(
            model.LogJoint().Select(static value => value * 3000),
            model.Parameters,
            RandomKey.FromSeed(3),
            ParticleModel.Options with { DrawCount = 8 });

        Assert.Equal(EstimateOutcome.Succeeded, estimate.Outcome);
        Assert.InRange(estimate.Diagnostics.EffectiveSampleSize!.Value, 1, 1.5);
    }

    [Theory]
    [InlineData(VimcoBaseline.GeometricMean)]
    [InlineData(VimcoBaseline.ArithmeticMean)]
    [InlineData(VimcoBaseline.WithoutTheParticle)]
    public void Estimate_BitsOfFiveThousandParticlesInFloat32_IsFinite(VimcoBaseline baseline)
    {
        var logits = new Parameter("logits", Tensor.Create([0.3f, -0.7f, 1.1f], [3]));
        Stochastic<Tensor> program =
            from bits in Bernoulli.FromLogits(logits)
            select (bits.Sum(^1) * 2000) - 10_000;

        GradientEstimate estimate = new Iwae(5000) { DiscreteRule = new VimcoRule(baseline) }
            .Estimate(program, new ParameterSet(logits), RandomKey.FromSeed(3));

        Assert.Equal(EstimateOutcome.Succeeded, estimate.Outcome);
        Assert.InRange(estimate.Objective, 4000 - 10, 4000 + 10);
    }

    [Fact]
    public void Estimate_AllParticlesImpossible_SaysThatTheCostIsNotFinite()
    {
        var logits = new Parameter("logits", Tensor.Create([0.3], [1]));
        Stochastic<Tensor> program = from bits in Bernoulli.FromLogits(logits) select (bits.Sum(^1) * 0).Log();

        GradientEstimate estimate = new Iwae(3).Estimate(program, new ParameterSet(logits), RandomKey.FromSeed(3));

        Assert.Equal(EstimateOutcome.NonFiniteCost, estimate.Outcome);
    }
}
