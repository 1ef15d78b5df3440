using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

internal static class ContractObjectives
{
    internal static IReadOnlyDictionary<string, ContractObjective> Unbiased { get; } = new Dictionary<string, ContractObjective>(StringComparer.Ordinal)
    {
        ["iwae"] = new(static count => new Iwae(count), Bounds.ImportanceWeighted, 2, 3),
        ["iwae-dreg"] = new(static count => new IwaeDreg(count), Bounds.ImportanceWeighted, 2, 3),
        ["iwae-gdreg"] = new(static count => new IwaeGdreg(count), Bounds.ImportanceWeighted, 2),
        ["iwae-dreg-arithmetic"] = new(
            static count => new IwaeDreg(count) { DiscreteRule = new VimcoRule(VimcoBaseline.ArithmeticMean) },
            Bounds.ImportanceWeighted,
            2),
        ["iwae-without"] = new(
            static count => new Iwae(count) { DiscreteRule = new VimcoRule(VimcoBaseline.WithoutTheParticle) },
            Bounds.ImportanceWeighted,
            2),
        ["vr-iwae"] = new(static count => new VrIwae(count, 0.3), Renyi, 2),
        ["vr-iwae-dreg"] = new(static count => new VrIwaeDreg(count, 0.3), Renyi, 2),
        ["jvi"] = new(static count => new Jvi(count), Bounds.Jackknife, 2),
        ["jvi-dreg"] = new(static count => new JviDreg(count), Bounds.Jackknife, 2),
        ["jvi-2"] = new(static count => new Jvi(count, 2), Bounds.SecondJackknife, 3),
        ["jvi-2-dreg"] = new(static count => new JviDreg(count, 2), Bounds.SecondJackknife, 3),
    };

    private static Tensor Renyi(Tensor logWeights) => Bounds.Renyi(logWeights, 0.3);
}
