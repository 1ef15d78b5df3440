using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>
/// Objectives whose gradient towards q is not that of their value, against exact expectations of the surrogates of [Tucker2019] Appendix E.
/// </summary>
public class WakeTests
{
    private const int Count = 2;

    public static TheoryData<string> Models => [.. ContractModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Estimate_ReweightedWakeSleep_HasTheExpectedSurrogate(string name)
        => Run(name, static () => new ReweightedWakeSleep(Count), 0, 1);

    [Theory]
    [MemberData(nameof(Models))]
    public void Estimate_RwsDreg_HasTheExpectationOfReweightedWakeSleep(string name)
        => Run(name, static () => new RwsDreg(Count), 0, 1);

    [Theory]
    [MemberData(nameof(Models))]
    public void Estimate_DregAlpha_IsTheMixture(string name)
        => Run(name, static () => new DregAlpha(Count, 0.3), 0.7, 0.3);

    [Fact]
    public void Estimate_StickingTheLanding_IsBiasedByTheScoreItLeavesOut()
    {
        var model = new GaussianModel();
        Tensor bound = model.Table(32).Expectation(Count, Bounds.ImportanceWeighted);
        ParticleTable constant = model.Table(32, stopsSamples: true);
        Tensor leftOut = constant.Weighted(Count, constant.LogProposal);

        ZTest Run(Expected expected) => ZTest.Run(
            () => model.LogJoint().Under(new StickingTheLanding(Count)),
            model.Parameters,
            expected,
            ParticleModel.Options);

        Run(Expected.Of(bound, bound + leftOut, model.Parameters)).AssertUnbiased();
        Run(Expected.Of(bound, model.Parameters)).AssertBiased();
    }

    /// <summary>∇θ of the bound for the model; a·(the bound's) + b·(the wake phase's) for q.</summary>
    private static void Run(string name, Func<ProgramRule> rule, double boundShare, double wakeShare)
    {
        ContractModel contract = ContractModels.All[name];
        ParticleModel model = contract.Create();
        Tensor bound = model.Table(contract.Nodes(Count)).Expectation(Count, Bounds.ImportanceWeighted);
        ParticleTable constant = model.Table(contract.Nodes(Count), stopsSamples: true);
        Tensor ofModel = constant.Weighted(Count, constant.LogJoint);
        Tensor ofWake = constant.Weighted(Count, constant.LogProposal);
        Tensor surrogate = ofModel + ((bound - ofModel) * boundShare) + (ofWake * wakeShare);

        var result = ZTest.Run(
            () => model.LogJoint().Under(rule()),
            model.Parameters,
            Expected.Of(bound, surrogate, model.Parameters),
            ParticleModel.Options);

        result.AssertUnbiased();
    }
}
