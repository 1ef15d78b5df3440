using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>What must be equal to the last digits, draw by draw.</summary>
public class IdentityTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(4);

    [Fact]
    public void IwaeDreg_OfOneParticle_IsStickingTheLanding()
        => AssertEqual(
            Estimate(new GaussianModel(), new StickingTheLanding(1)),
            Estimate(new GaussianModel(), new IwaeDreg(1)),
            1e-13);

    [Fact]
    public void DregAlpha_OfZero_IsIwaeDreg()
        => AssertEqual(Estimate(new NormalThenBits(), new IwaeDreg(3)), Estimate(new NormalThenBits(), new DregAlpha(3, 0)), 1e-12);

    [Fact]
    public void DregAlpha_OfOne_IsRwsDreg()
        => AssertEqual(Estimate(new NormalThenNormal(), new RwsDreg(3)), Estimate(new NormalThenNormal(), new DregAlpha(3, 1)), 1e-12);

    [Fact]
    public void VrIwaeDreg_OfOrderZero_IsIwaeDreg()
        => AssertEqual(Estimate(new GaussianModel(), new IwaeDreg(3)), Estimate(new GaussianModel(), new VrIwaeDreg(3, 0)), 1e-13);

    [Fact]
    public void DregAlpha_OfOneHalf_GivesTheProposalHalfOfStickingTheLanding()
    {
        GradientEstimate landing = Estimate(new GaussianModel(), new StickingTheLanding(3));
        GradientEstimate half = Estimate(new GaussianModel(), new DregAlpha(3, 0.5));

        // The first parameter belongs to the model too.
        for (int i = 1; i < landing.Gradients.Length; i++)
        {
            AssertEqual(landing.Gradients[i] * 0.5, half.Gradients[i], 1e-13);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void IwaeDreg_ProposalAtThePosterior_HasNoVariance(int count)
    {
        var model = GaussianModel.AtThePosterior();

        GradientEstimate estimate = Estimate(model, new IwaeDreg(count), draws: 1);

        Assert.True(estimate.GradientTowards(model.Parameters[1]).SumOfSquares() < 1e-28);
        Assert.True(estimate.GradientTowards(model.Parameters[3]).SumOfSquares() < 1e-28);
        Assert.Equal(count, estimate.Diagnostics.EffectiveSampleSize!.Value, 1e-12);
    }

    [Fact]
    public void Iwae_ProposalAtThePosterior_HasVariance()
    {
        var model = GaussianModel.AtThePosterior();

        GradientEstimate estimate = Estimate(model, new Iwae(3), draws: 1);

        Assert.True(estimate.GradientTowards(model.Parameters[1]).SumOfSquares() > 1e-4);
    }

    [Fact]
    public void IwaeGdreg_OfANamedPrior_ChangesTheGradientOfThePriorOnly()
    {
        GradientEstimate score = Estimate(new GaussianModel(), new IwaeDreg(3));
        GradientEstimate moved = Estimate(new GaussianModel(), new IwaeGdreg(3));

        Assert.True((score.Gradients[0] - moved.Gradients[0]).SumOfSquares() > 1e-6);
        for (int i = 1; i < score.Gradients.Length; i++)
        {
            AssertEqual(score.Gradients[i], moved.Gradients[i], 1e-13);
        }
    }

    public static TheoryData<string> Models => [.. ContractModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void IwaeDreg_OfTwoParticles_EqualsThePlainFormulaDrawByDraw(string name)
    {
        ParticleModel model = ContractModels.All[name].Create();
        EstimateOptions options = ParticleModel.Options with { DrawCount = 5 };

        AssertEqual(
            model.LogJoint().Under(new FaultyDreg(Fault.None)).Estimate(model.Parameters, Key, options),
            model.LogJoint().Under(new IwaeDreg(2)).Estimate(model.Parameters, Key, options),
            1e-12);
    }

    [Fact]
    public void Estimate_SameKey_GivesTheSameBits()
        => AssertEqual(Estimate(new NormalThenBits(), new IwaeDreg(3)), Estimate(new NormalThenBits(), new IwaeDreg(3)), 0);

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void Diagnostics_OfABound_CountOneEvaluationAParticle(int count)
    {
        GradientEstimate estimate = Estimate(new GaussianModel(), new IwaeDreg(count), draws: 1);

        Assert.Equal(count, estimate.Diagnostics.CostEvaluations);
        Assert.InRange(estimate.Diagnostics.EffectiveSampleSize!.Value, 1, count);
    }

    private static GradientEstimate Estimate(ParticleModel model, MultiSampleObjective objective, int draws = 5)
        => objective.Estimate(model.LogJoint(), model.Parameters, Key, ParticleModel.Options with { DrawCount = draws });

    private static void AssertEqual(GradientEstimate expected, GradientEstimate actual, double tolerance)
    {
        Assert.Equal(expected.Objective, actual.Objective, tolerance);
        for (int i = 0; i < expected.Gradients.Length; i++)
        {
            AssertEqual(expected.Gradients[i], actual.Gradients[i], tolerance);
        }
    }

    private static void AssertEqual(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.NotEqual(0, expected.SumOfSquares());
        for (int i = 0; i < expected.ElementCount; i++)
        {
            Assert.Equal(expected.ElementAt(i), actual.ElementAt(i), tolerance);
        }
    }
}
