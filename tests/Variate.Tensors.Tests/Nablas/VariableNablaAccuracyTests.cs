namespace Variate.Tensors.Tests.Nablas;

/// <summary>Against values worked out elsewhere in high precision, on a grid of parameters and levels from 1e−6 to 1 − 1e−6.</summary>
public sealed class VariableNablaAccuracyTests
{
    /// <summary>Families with the goal in binary64; in binary32 it is 2e−7 for all.</summary>
    public static TheoryData<string, double> Goals => new()
    {
        { "Gamma", 1e-11 },
        { "LogGamma", 1e-11 },
        { "BetaTowardsFirst", 1e-11 },
        { "BetaTowardsSecond", 1e-11 },
        { "LogitBetaTowardsFirst", 1e-11 },
        { "LogitBetaTowardsSecond", 1e-11 },
        { "Dirichlet", 1e-11 },
        { "StudentT", 1e-12 },
        { "VonMises", 1e-11 },
        { "NegativeBinomial", 1e-11 },
    };

    [Theory]
    [MemberData(nameof(Goals))]
    public void Family_StoredEntriesInDouble_MeetsTheGoal(string family, double goal) => AssertGoal(family, ElementType.Float64, goal, entry => true);

    [Theory]
    [MemberData(nameof(Goals))]
    public void Family_StoredEntriesInSingle_MeetsTheGoal(string family, double goal)
    {
        Assert.True(goal < 2e-7);
        AssertGoal(family, ElementType.Float32, 2e-7, entry => entry.IsSingle);
    }

    [Theory]
    [InlineData("Gamma", 1e6)]
    [InlineData("LogGamma", 1e-4)]
    [InlineData("LogitBetaTowardsFirst", 0.01)]
    [InlineData("BetaTowardsFirst", 1000)]
    [InlineData("VonMises", 100)]
    [InlineData("NegativeBinomial", 0.01)]
    public void Entries_OfTheExtremeParameters_AreAmongThem(string family, double parameter)
    {
        // The grid of the tests above would pass without the points where other libraries fail.
        Assert.Contains(NablaEntry.All, entry => entry.Family == family && Math.Abs((entry.Parameters[0] / parameter) - 1) < 1e-6);
    }

    private static void AssertGoal(string family, ElementType type, double goal, Func<NablaEntry, bool> condition)
    {
        NablaEntry[] entries = [.. NablaEntry.All.Where(entry => entry.Family == family && condition(entry))];
        NablaEntry worst = entries.MaxBy(entry => entry.Error(type))!;

        Assert.True(entries.Length >= 30, $"Only {entries.Length} entries.");
        Assert.True(
            worst.Error(type) <= goal,
            $"Error {worst.Error(type):E2} at y = {string.Join(", ", worst.Value)}, parameters {string.Join(", ", worst.Parameters)}.");
    }
}
