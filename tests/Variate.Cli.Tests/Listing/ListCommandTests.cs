using System.Text.Json;
using Variate.Estimators;
using Variate.Experiments.Problems;

namespace Variate.Cli.Tests.Listing;

public sealed class ListCommandTests
{
    public static TheoryData<string> Estimators => [.. EstimatorCatalog.All.Select(traits => traits.Name)];

    [Fact]
    public void Run_Problems_ListsThemWithTheirSettingsAndNothingElse()
    {
        var sitting = Sitting.Run(".", "list problems");

        Assert.Equal(0, sitting.ExitCode);
        Assert.All(ProblemCatalog.All, problem => Assert.Contains($"  {problem.Name} ", sitting.Output, StringComparison.Ordinal));
        Assert.Contains("eta=0: the common logit; takes a number", sitting.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("straight-through", sitting.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EstimatorsAsJson_HasOneField()
    {
        using var list = JsonDocument.Parse(Sitting.Run(".", "list estimators --json").Output);

        JsonProperty only = Assert.Single(list.RootElement.EnumerateObject());
        Assert.Equal("estimators", only.Name);
        Assert.Equal(EstimatorCatalog.All.Length, only.Value.GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Run_ExplainAnyEstimator_ShowsItsCard(string name)
    {
        var sitting = Sitting.Run(".", $"explain {name}");

        Assert.Equal(0, sitting.ExitCode);
        Assert.StartsWith($"{name}: ", sitting.Output, StringComparison.Ordinal);
        Assert.All(
            ["Bias", "Needs", "Takes", "Price", "When", "Otherwise", "Try it on", "Papers"],
            title => Assert.Contains($"\n  {title} ", sitting.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ExplainAsJson_NamesTheProblemsThatTakeIt()
    {
        using var card = JsonDocument.Parse(Sitting.Run(".", "explain pathwise --json").Output);

        Assert.Equal(["gamma", "mixed"], card.RootElement.GetProperty("problems").EnumerateArray().Select(static problem => problem.GetString()));
    }
}
