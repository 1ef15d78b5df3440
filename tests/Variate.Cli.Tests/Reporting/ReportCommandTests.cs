namespace Variate.Cli.Tests.Reporting;

public sealed class ReportCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Report_OneFolder_WritesItsReportAnew()
    {
        _bench.Train("--steps 2 --output run");
        string path = _bench.PathOf("run/report.html");
        string before = File.ReadAllText(path);
        File.Delete(path);

        var sitting = Sitting.Run(_bench.Folder, "report run");

        Assert.Equal(("", 0), (sitting.Error, sitting.ExitCode));
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public void Report_SeveralFolders_ComparesThemAndLeavesTheirReportsAlone()
    {
        _bench.Train("--steps 2 --output a --estimator concrete:temperature=0.2");
        _bench.Train("--steps 2 --output b --estimator leave-one-out:samples=2");
        File.Delete(_bench.PathOf("a/report.html"));

        var sitting = Sitting.Run(_bench.Folder, "report a b --output both.html");

        Assert.Equal(("", 0), (sitting.Error, sitting.ExitCode));
        string page = File.ReadAllText(_bench.PathOf("both.html"));
        Assert.Contains("concrete", page, StringComparison.Ordinal);
        Assert.Contains("leave-one-out", page, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench.PathOf("a/report.html")));
    }

    [Fact]
    public void Report_NoFolder_SaysWhatIsExpected()
    {
        var sitting = Sitting.Run(_bench.Folder, "report");

        Assert.Equal(2, sitting.ExitCode);
        Assert.NotEqual("", sitting.Error);
    }
}
