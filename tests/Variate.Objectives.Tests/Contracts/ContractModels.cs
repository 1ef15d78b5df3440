using Variate.Objectives.Tests.Models;

namespace Variate.Objectives.Tests.Contracts;

internal static class ContractModels
{
    internal static IReadOnlyDictionary<string, ContractModel> All { get; } = new Dictionary<string, ContractModel>(StringComparer.Ordinal)
    {
        ["one-bit"] = new(static () => new OneBit(), static _ => 1),
        ["gaussian"] = new(static () => new GaussianModel(), static _ => 32),
        ["normal-then-bits"] = new(static () => new NormalThenBits(), static count => count == 2 ? 32 : 14),
        ["bits-then-normal"] = new(static () => new BitsThenNormal(), static count => count == 2 ? 32 : 14),
        ["normal-then-normal"] = new(static () => new NormalThenNormal(), static _ => 20, LargestCount: 2),
    };
}
