using System.Text.Json;

namespace Variate.Cli.Tests.Estimating;

public sealed class VerifyCommandTests
{
    [Fact]
    public void Run_AsJson_GivesAVerdictForEveryPairThatFits()
    {
        var sitting = Sitting.Run(
            ".", "verify --problem bernoulli-layers --problem gamma --estimator ram --estimator leave-one-out --estimator straight-through --looks 4 --json");

        Assert.Equal(0, sitting.ExitCode);
        using var report = JsonDocument.Parse(sitting.Output);
        JsonElement[] rows = [.. report.RootElement.GetProperty("rows").EnumerateArray()];
        Assert.Equal(
            ["bernoulli-layers ram", "bernoulli-layers leave-one-out", "bernoulli-layers straight-through", "gamma leave-one-out"],
            rows.Select(static row => $"{row.GetProperty("problem").GetString()} {row.GetProperty("estimator").GetString()}"));
        Assert.Equal("biased", rows[2].GetProperty("verdict").GetString());
        Assert.False(rows[2].GetProperty("claimsUnbiased").GetBoolean());
        Assert.All(rows, static row => Assert.True(row.GetProperty("isAsPromised").GetBoolean()));
        Assert.Equal(2, report.RootElement.GetProperty("refused").GetArrayLength());
        Assert.Equal(0.01, report.RootElement.GetProperty("falseAlarmRate").GetDouble());
    }

    [Fact]
    public void Run_AsTable_SaysHowManyWereVerified()
    {
        var sitting = Sitting.Run(".", "verify --problem toy --set theta=0.3 --estimator enumeration --threads 1");

        Assert.Equal(0, sitting.ExitCode);
        Assert.Contains("unbiased within", sitting.Output, StringComparison.Ordinal);
        Assert.Contains("1 verified", sitting.Output, StringComparison.Ordinal);
    }
}
