using System.Text.Json;
using Variate.Results;

namespace Variate.Reports.Tests;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("variate-run-").FullName;

    private string Metrics => Path.Combine(_path, "metrics.jsonl");

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void Read_WrittenRun_IsTheSameRun()
    {
        RunRecord run = ExampleRuns.Full();
        run = run with { Steps = run.Steps.Add(ExampleRuns.Step(2050) with { Bound = double.NaN, GradientVariance = null, Temperature = double.NegativeInfinity }) };
        Write(run);

        RunRecord read = RunFolder.Open(_path).Read();

        Assert.Equal(JsonSerializer.Serialize(run, Lenient), JsonSerializer.Serialize(read, Lenient));
        Assert.Equal(run.Images[0].Images[0].ToArray(), read.Images[0].Images[0].ToArray());
    }

    [Fact]
    public void Read_TornLastLine_IsIgnoredAndTheNextAppendRemovesIt()
    {
        RunFolder folder = Write(ExampleRuns.WithSteps(2));
        File.AppendAllText(Metrics, "{\"step\":150,\"ep");

        Assert.Equal([50, 100], folder.Read().Steps.Select(record => record.Step));
        folder.Append(ExampleRuns.Step(150));
        Assert.Equal([50, 100, 150], folder.Read().Steps.Select(record => record.Step));
    }

    [Fact]
    public void Read_BrokenLine_NamesFileAndLine()
    {
        RunFolder folder = Write(ExampleRuns.WithSteps(2));
        File.AppendAllText(Metrics, "{\"step\":150,\"ep\n");

        RecordFormatException failure = Assert.Throws<RecordFormatException>(folder.Read);

        Assert.Equal(3, failure.Line);
        Assert.Contains("metrics.jsonl, line 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LineWithoutARequiredField_NamesFileAndLine()
    {
        RunFolder folder = Write(ExampleRuns.Empty);
        File.AppendAllText(Metrics, "{\"step\":150}\n");

        Assert.Equal(1, Assert.Throws<RecordFormatException>(folder.Read).Line);
    }

    [Fact]
    public void Read_LineWithoutOptionalMaps_HasEmptyMaps()
    {
        RunFolder folder = Write(ExampleRuns.Empty);
        File.AppendAllText(Metrics, "{\"step\":1,\"epoch\":0,\"seconds\":1,\"bound\":-1,\"stepsPerSecond\":1}\n");

        StepRecord record = Assert.Single(folder.Read().Steps);

        Assert.Empty(record.ControlVariateScales);
        Assert.Empty(record.ExtraMetrics);
    }

    [Fact]
    public void Resume_EarlierStep_CutsLaterRecords()
    {
        Write(ExampleRuns.Full());

        RunRecord read = RunFolder.Resume(_path, 100).Read();

        Assert.Equal([50, 100], read.Steps.Select(record => record.Step));
        Assert.Empty(read.Evaluations);
    }

    [Fact]
    public void Create_DirectoryWithARun_Throws()
    {
        Write(ExampleRuns.Empty);

        Assert.Throws<IOException>(() => Write(ExampleRuns.Empty));
    }

    [Fact]
    public void Open_DirectoryWithoutARun_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => RunFolder.Open(_path));

    private static JsonSerializerOptions Lenient { get; } =
        new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private RunFolder Write(RunRecord run)
    {
        var folder = RunFolder.Create(_path, run.Settings, run.Summary);
        foreach (StepRecord record in run.Steps)
        {
            folder.Append(record);
        }

        foreach (EvaluationRecord record in run.Evaluations)
        {
            folder.Append(record);
        }

        folder.WriteImages(run.Images);
        return folder;
    }
}
