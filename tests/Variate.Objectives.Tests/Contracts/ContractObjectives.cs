namespace Variate.Objectives.Tests.Contracts;

internal static class ContractObjectives
{
    internal static IReadOnlyDictionary<string, ContractObjective> Unbiased { get; } = new Dictionary<string, ContractObjective>(StringComparer.Ordinal)
    {
        ["iwae"] = new(static count => new Iwae(count), Bounds.ImportanceWeighted),
        ["iwae-dreg"] = new(static count => new IwaeDreg(count), Bounds.ImportanceWeighted),
    };
}
