namespace Variate.Objectives.Tests.Contracts;

/// <summary>The catalog against the contract tests: what it promises is tested, and what it names exists.</summary>
public class CatalogTests
{
    [Fact]
    public void All_Rows_HaveNamesOfTheirOwn()
        => Assert.Equal(ObjectiveCatalog.All.Length, ObjectiveCatalog.All.Select(row => row.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void All_UnbiasedRows_AreTestedAsUnbiased()
    {
        IEnumerable<string> tested = ContractObjectives.Unbiased.Values
            .Select(objective => objective.Create(objective.Counts[0]).Name)
            .Distinct(StringComparer.Ordinal);

        IEnumerable<string> promised = ObjectiveCatalog.All.Where(row => row.IsUnbiased).Select(row => row.Name);

        Assert.Equal(promised.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_Objectives_AreRows()
    {
        IEnumerable<ObjectiveTraits> declared = typeof(MultiSampleObjective).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(MultiSampleObjective)))
            .Select(type => (ObjectiveTraits)type.GetProperty("StaticTraits")!.GetValue(null)!);

        Assert.Equal(
            declared.Select(row => row.Name).Order(StringComparer.Ordinal),
            ObjectiveCatalog.All.Select(row => row.Name).Order(StringComparer.Ordinal));
    }
}
