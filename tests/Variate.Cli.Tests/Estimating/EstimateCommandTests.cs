using System.Text.Json;

namespace Variate.Cli.Tests.Estimating;

public sealed class EstimateCommandTests
{
    [Fact]
    public void Run_AsJson_HasTheDocumentedFields()
    {
        var sitting = Sitting.Run(".", "estimate --problem bernoulli --set eta=-4 --set p=0.6,0.51 --estimator rebar:temperature=0.5 --samples 3000 --seed 9 --json");

        Assert.Equal(0, sitting.ExitCode);
        using var report = JsonDocument.Parse(sitting.Output);
        JsonElement root = report.RootElement;
        Assert.Equal(
            [
                "problem", "settings", "estimator", "isUnbiased", "choices", "samples", "tuningSteps", "seed", "exactMethod", "objective", "parameters",
                "totalVariance", "costEvaluations", "seconds",
            ],
            root.EnumerateObject().Select(field => field.Name));
        Assert.Equal("bernoulli", root.GetProperty("problem").GetString());
        Assert.Equal("0.6,0.51", root.GetProperty("settings").GetProperty("p").GetString());
        Assert.Equal("-4", root.GetProperty("settings").GetProperty("eta").GetString());
        Assert.Equal("rebar:temperature=0.5", root.GetProperty("estimator").GetString());
        Assert.Equal(3000, root.GetProperty("samples").GetInt64());
        Assert.Equal(9, root.GetProperty("seed").GetInt32());
        Assert.Equal(2, root.GetProperty("costEvaluations").GetInt32());
        JsonElement row = Assert.Single(root.GetProperty("parameters").EnumerateArray());
        Assert.Equal(
            ["name", "index", "exact", "mean", "standardError", "variance", "zScore"], row.EnumerateObject().Select(field => field.Name));
        Assert.Equal("eta", row.GetProperty("name").GetString());
        double error = row.GetProperty("standardError").GetDouble();
        Assert.Equal(row.GetProperty("variance").GetDouble(), error * error * 3000, 1e-12);
        Assert.Equal((row.GetProperty("mean").GetDouble() - row.GetProperty("exact").GetDouble()) / error, row.GetProperty("zScore").GetDouble(), 1e-9);
    }

    [Fact]
    public void Run_AsTable_NamesProblemEstimatorAndTheOneThatStandsIn()
    {
        var sitting = Sitting.Run(".", "estimate --problem mixed --estimator ram --samples 500");

        Assert.Equal(0, sitting.ExitCode);
        Assert.StartsWith("mixed location=0.2 ", sitting.Output, StringComparison.Ordinal);
        Assert.Contains("ram, unbiased; pathwise for the choice \"z\"", sitting.Output, StringComparison.Ordinal);
        Assert.Contains("log-scale[0]", sitting.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameNumbersForAnyNumberOfThreads()
    {
        const string Command = "estimate --problem bernoulli-layers --estimator relax --samples 20000 --tune 20 --json --threads";

        Assert.Equal(Numbers(Sitting.Run(".", $"{Command} 1")), Numbers(Sitting.Run(".", $"{Command} 3")));
    }

    [Theory]
    [InlineData("estimate --problem mnist --estimator ram", "toy, bernoulli, bernoulli-layers")]
    [InlineData("estimate --problem toy --estimator reinforce", "score-function, leave-one-out")]
    [InlineData("estimate --problem toy --estimator rebar:heat=1", "temperature=")]
    [InlineData("estimate --problem toy --estimator pathwise", "Continuous, Point")]
    [InlineData("estimate --problem gaussian-iwae --estimator rebar", "iwae, stl, iwae-dreg, vimco")]
    [InlineData("estimate --problem gaussian-iwae --set K=1 --estimator vimco", "needs two")]
    [InlineData("estimate --problem gaussian-iwae --set offset=50 --estimator iwae", "a smaller offset")]
    [InlineData("estimate --problem toy --estimator ram --set x=1", "t= with a number")]
    [InlineData("estimate --problem toy --estimator ram --set theta=2", "between 0 and 1")]
    [InlineData("estimate --problem toy --estimator ram --samples 1", "--samples from 2")]
    [InlineData("estimate --problem toy --estimator ram --tune -1", "--tune of at least 0")]
    [InlineData("estimate --problem toy --estimator ram --threads 0", "--threads of at least 1")]
    [InlineData("estimate --problem toy", "--estimator")]
    [InlineData("estimate --estimator ram", "--problem")]
    [InlineData("compare --problem toy --estimator pathwise", "Continuous, Point")]
    [InlineData("compare --problem toy --estimator reinforce", "score-function, leave-one-out")]
    [InlineData("verify --problem mnist", "toy, bernoulli")]
    [InlineData("verify --estimator reinforce", "score-function, leave-one-out")]
    [InlineData("verify --set t=0.1", "--set with one --problem")]
    [InlineData("verify --looks 0", "--looks from 1")]
    [InlineData("verify --false-alarm-rate 1", "between 0 and 1")]
    [InlineData("explain reinforce", "score-function, leave-one-out")]
    [InlineData("list animals", "problems")]
    public void Run_BadInput_SaysWhatIsExpectedWithExitCodeTwo(string command, string expected)
    {
        var sitting = Sitting.Run(".", command);

        Assert.Equal(2, sitting.ExitCode);
        Assert.Contains(expected, sitting.Error, StringComparison.Ordinal);
        Assert.Empty(sitting.Output);
    }

    [Fact]
    public void Run_NonFiniteNumbers_FailsWithExitCodeOne()
    {
        var sitting = Sitting.Run(".", "estimate --problem negative-binomial --set r=3 --set p=0.7 --estimator muprop --samples 1000");

        Assert.Equal(1, sitting.ExitCode);
        Assert.Contains("Expected finite numbers", sitting.Error, StringComparison.Ordinal);
    }

    private static string Numbers(Sitting sitting)
    {
        using var report = JsonDocument.Parse(sitting.Output);
        return report.RootElement.GetProperty("parameters").GetRawText() + report.RootElement.GetProperty("objective").GetRawText();
    }
}
