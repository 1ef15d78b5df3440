using System.Text.Json;
using Variate.Estimators;
using Variate.Experiments.Tasks;

namespace Variate.Cli.Tests;

public sealed class ApplicationTests : IClassFixture<Workbench>
{
    private readonly Workbench _bench;

    public ApplicationTests(Workbench bench)
    {
        _bench = bench;
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("train --help")]
    public void Run_Help_TeachesByExamples(string command)
    {
        var sitting = Sitting.Run(_bench.Folder, command);

        Assert.Equal(0, sitting.ExitCode);
        Assert.Contains("Examples:", sitting.Output, StringComparison.Ordinal);
        Assert.Contains("variate train", sitting.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Version_PrintsOneLine()
    {
        var sitting = Sitting.Run(_bench.Folder, "--version");

        Assert.Equal(0, sitting.ExitCode);
        Assert.Single(sitting.Lines);
    }

    [Theory]
    [InlineData("tarin", "tarin")]
    [InlineData("train --steps many", "many")]
    [InlineData("train --step 3", "--step")]
    [InlineData("train gan", "sbn, structured-prediction, vae")]
    [InlineData("train --estimator reinforce", "score-function, leave-one-out")]
    [InlineData("train --estimator rebar:temperature=-1", "a positive number, or 'learned'")]
    [InlineData("train --steps 0", "--steps of at least 1")]
    [InlineData("train --rate -0.1", "positive --rate")]
    [InlineData("train --threads 0", "--threads of at least 1")]
    [InlineData("train vae --layers 2", "no --layers")]
    [InlineData("train --resume", "--output with --resume")]
    [InlineData("train --resume --output nowhere", "holds no run")]
    [InlineData("train --data nowhere --dataset mnist", "nowhere")]
    [InlineData("train --estimator pathwise", "choice \"h1\"")]
    [InlineData("train vae --estimator rebar", "choice \"z\"")]
    [InlineData("train --estimator enumeration", "choice \"h1\"")]
    [InlineData("report nowhere", "holds no run")]
    public void Run_BadInput_SaysWhatIsExpectedAndLeavesNoFolder(string command, string expected)
    {
        var sitting = Sitting.Run(_bench.Folder, command);

        Assert.Equal(2, sitting.ExitCode);
        Assert.Contains(expected, sitting.Error, StringComparison.Ordinal);
        Assert.Empty(sitting.Output);
        Assert.False(Directory.Exists(_bench.PathOf("runs")));
    }

    [Fact]
    public void Run_List_NamesAllThatExists()
    {
        var sitting = Sitting.Run(_bench.Folder, "list");

        Assert.Equal(0, sitting.ExitCode);
        Assert.All(EstimatorCatalog.All.Concat(ProgramRuleCatalog.All), traits => Assert.Contains($"  {traits.Name} ", sitting.Output, StringComparison.Ordinal));
        Assert.All(TaskCatalog.All, task => Assert.Contains($"  {task.Name} ", sitting.Output, StringComparison.Ordinal));
        Assert.Contains("mnist-binarized", sitting.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ListAsJson_IsOneObject()
    {
        using var catalog = JsonDocument.Parse(Sitting.Run(_bench.Folder, "list --json").Output);

        Assert.Equal(EstimatorCatalog.All.Length + ProgramRuleCatalog.All.Length, catalog.RootElement.GetProperty("estimators").GetArrayLength());
    }
}
