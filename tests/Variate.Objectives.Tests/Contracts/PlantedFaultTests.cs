using Variate.Objectives.Tests.Models;
using Variate.Programs;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>Faults that were made in practice, each planted on purpose: the z-test must see them.</summary>
public class PlantedFaultTests
{
    private const int Count = 2;

    [Fact]
    public void Model_WithSquaredWeights_IsSeen()
        => Run("gaussian", Fault.SquaredWeightsForTheModel).AssertBiased();

    [Fact]
    public void Dreg_WithoutTheScoreOfLaterBits_IsSeen()
        => Run("normal-then-bits", Fault.NoScoreOfLaterBits).AssertBiased();

    [Fact]
    public void Dreg_WeightOfOneLineWhereALaterNumberDepends_IsSeen()
        => Run("normal-then-normal", Fault.GatesOnDependentChoices).AssertBiased();

    [Fact]
    public void Bits_WithoutASignal_AreSeen()
        => Run("one-bit", Fault.NoSignal).AssertBiased();

    [Fact]
    public void Bits_WithABaselineOfAllParticles_AreSeen()
        => Run("one-bit", Fault.BaselineOfAllParticles).AssertBiased();

    [Theory]
    [InlineData("gaussian")]
    [InlineData("normal-then-bits")]
    [InlineData("one-bit")]
    public void Rule_WithoutAFault_PassesTheSameTest(string model) => Run(model, Fault.None).AssertUnbiased();

    private static ZTest Run(string name, Fault fault)
    {
        ContractModel contract = ContractModels.All[name];
        ParticleModel model = contract.Create();
        return ZTest.Run(
            () => model.LogJoint().Under(new FaultyDreg(fault)),
            model.Parameters,
            contract.Expected(Count, Bounds.ImportanceWeighted),
            ParticleModel.Options);
    }
}
