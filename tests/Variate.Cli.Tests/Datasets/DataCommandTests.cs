using System.Text.Json;

namespace Variate.Cli.Tests.Datasets;

public sealed class DataCommandTests : IClassFixture<Workbench>
{
    private readonly Workbench _bench;

    public DataCommandTests(Workbench bench)
    {
        _bench = bench;
    }

    [Fact]
    public void Check_FolderWithoutKnownSets_ListsThemAsMissing()
    {
        var sitting = Sitting.Run(_bench.Folder, "data check --json --data data");

        Assert.Equal(0, sitting.ExitCode);
        using var rows = JsonDocument.Parse(sitting.Output);
        Assert.All(rows.RootElement.EnumerateArray(), row => Assert.Equal("missing", row.GetProperty("state").GetString()));
    }

    [Fact]
    public void Check_NamedSetThatIsNotThere_IsBadInput()
    {
        var sitting = Sitting.Run(_bench.Folder, "data check mnist --data data");

        Assert.Equal(2, sitting.ExitCode);
        Assert.Contains("variate data get mnist", sitting.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AnotherFileOfTheName_IsBadInput()
    {
        Directory.CreateDirectory(_bench.PathOf("other"));
        File.WriteAllText(_bench.PathOf("other/t10k-labels-idx1-ubyte"), "not labels");

        var sitting = Sitting.Run(_bench.Folder, "data check --data other");

        Assert.Equal(2, sitting.ExitCode);
        Assert.Contains("different", sitting.Output, StringComparison.Ordinal);
        Assert.Contains("t10k-labels", sitting.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data get nothing")]
    [InlineData("data get")]
    [InlineData("data get omniglot --data data")]
    public void Get_WhatCannotBeFetched_IsBadInput(string command)
    {
        var sitting = Sitting.Run(_bench.Folder, command);

        Assert.Equal(2, sitting.ExitCode);
        Assert.StartsWith("variate: ", sitting.Error, StringComparison.Ordinal);
        Assert.Single(sitting.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
