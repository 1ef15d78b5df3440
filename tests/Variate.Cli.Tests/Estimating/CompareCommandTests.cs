using System.Text.Json;

namespace Variate.Cli.Tests.Estimating;

public sealed class CompareCommandTests
{
    [Fact]
    public void Run_AsJson_OrdersUnbiasedEstimatorsByVarianceTimesCost()
    {
        var sitting = Sitting.Run(".", "compare --problem bernoulli-layers --samples 2000 --tune 10 --json");

        Assert.Equal(0, sitting.ExitCode);
        using var report = JsonDocument.Parse(sitting.Output);
        JsonElement[] rows = [.. report.RootElement.GetProperty("estimators").EnumerateArray()];
        JsonElement[] unbiased = [.. rows.TakeWhile(static row => row.GetProperty("isUnbiased").GetBoolean())];
        Assert.All(rows[unbiased.Length..], static row => Assert.False(row.GetProperty("isUnbiased").GetBoolean()));
        double[] products = [.. unbiased.Select(static row => row.GetProperty("varianceTimesCost").GetDouble())];
        Assert.Equal(products.Order(), products);
        Assert.Equal("enumeration", rows[0].GetProperty("estimator").GetString());
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("signalToNoise").ValueKind);
        JsonElement ram = Assert.Single(rows, static row => row.GetProperty("estimator").GetString() == "ram");
        Assert.Equal(1, ram.GetProperty("ratioToOptimum").GetDouble());
        Assert.Equal(["pathwise", "lax"], report.RootElement.GetProperty("refused").EnumerateArray().Select(static row => row.GetProperty("estimator").GetString()));
    }

    [Fact]
    public void Run_AsTable_ShowsOnlyWhatWasAskedFor()
    {
        var sitting = Sitting.Run(".", "compare --problem gamma --estimator pathwise --estimator score-function --samples 1000");

        Assert.Equal(0, sitting.ExitCode);
        Assert.Contains("\npathwise ", sitting.Output, StringComparison.Ordinal);
        Assert.Contains("\nscore-function ", sitting.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("leave-one-out", sitting.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Table_HasASectionForEveryProblemAndNamesItsCommand()
    {
        var sitting = Sitting.Run(".", "table --samples 50 --tune 0");

        Assert.Equal(0, sitting.ExitCode);
        Assert.Contains("variate table --samples 50 --tune 0 --seed 1", sitting.Output, StringComparison.Ordinal);
        Assert.Equal(10, sitting.Lines.Count(static line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Contains("| `iwae-dreg` |", sitting.Output, StringComparison.Ordinal);
    }
}
