using System.Text.Json;
using System.Text.RegularExpressions;
using Variate.Results;

namespace Variate.Cli.Tests.Training;

public sealed partial class TrainCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Train_NothingButSteps_LearnsOnTheEmbeddedDigitsAndWritesAReport()
    {
        var sitting = Sitting.Run(_bench.Folder, "train --steps 200 --evaluate-samples 1");

        Assert.Equal(0, sitting.ExitCode);
        Assert.Contains("Report: " + Path.Combine("runs", "sbn-rebar-digits", "report.html"), sitting.Output, StringComparison.Ordinal);
        RunRecord run = RunFolder.Open(_bench.PathOf("runs/sbn-rebar-digits")).Read();
        Assert.Equal(RunOutcome.Completed, run.Summary.Outcome);
        Assert.True(run.Steps[^1].Bound > run.Steps[0].Bound + 30, $"{run.Steps[0].Bound} to {run.Steps[^1].Bound}");
        Assert.Equal(["Samples from the model", "Reconstructions"], run.Images.Select(grid => grid.Title));
        Assert.Contains("<svg", File.ReadAllText(_bench.PathOf("runs/sbn-rebar-digits/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Rebar_RecordsVarianceTemperatureAndScales()
    {
        _bench.Train("--steps 10 --output run");

        StepRecord last = RunFolder.Open(_bench.PathOf("run")).Read().Steps[^1];

        Assert.True(last.GradientVariance!.Total > 0);
        Assert.InRange(last.Temperature!.Value, 0.3, 0.7);
        Assert.Contains("encoder/1/1/weights", last.ControlVariateScales.Keys);
    }

    [Theory]
    [InlineData("sbn --layers 2 --estimator score-function:decay=0.99")]
    [InlineData("sbn --nonlinear --estimator run-leave-one-out:samples=2")]
    [InlineData("sbn --estimator leave-one-out:samples=2 --binarisation dynamic")]
    [InlineData("sbn --estimator concrete:temperature=0.2")]
    [InlineData("vae")]
    public void Train_EveryKind_Completes(string words)
    {
        Sitting sitting = _bench.Train($"{words} --steps 3 --output run");

        Assert.Equal("", sitting.Error);
        Assert.Equal(0, sitting.ExitCode);
        Assert.True(File.Exists(_bench.PathOf("run/report.html")));
    }

    [Fact]
    public void Train_Json_WritesNothingButJsonLines()
    {
        Sitting sitting = _bench.Train("--steps 5 --output run --json");

        string[] types = [.. sitting.Lines.Select(line =>
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("type").GetString()!;
        })];
        Assert.Equal((string[])["start", .. Enumerable.Repeat("progress", 5), "end"], types);
        using var end = JsonDocument.Parse(sitting.Lines[^1]);
        Assert.Equal("Completed", end.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(2, end.RootElement.GetProperty("bounds").GetArrayLength());
    }

    [Fact]
    public void Train_OneTwoOrThreeThreads_LearnTheSameBits()
    {
        byte[][] models = [.. Enumerable.Range(1, 3).Select(threads =>
        {
            Assert.Equal(0, _bench.Train($"--steps 8 --threads {threads} --output run-{threads}").ExitCode);
            return ModelOf($"run-{threads}");
        })];

        Assert.Equal(models[0], models[1]);
        Assert.Equal(models[0], models[2]);
    }

    [Fact]
    public void Train_AnotherSeed_LearnsOtherBits()
    {
        _bench.Train("--steps 2 --output a");
        _bench.Train("--steps 2 --output b --seed 1");

        Assert.NotEqual(ModelOf("a"), ModelOf("b"));
    }

    [Fact]
    public void Train_InterruptedAndResumed_EndsWithTheBitsOfAnUninterruptedRun()
    {
        Assert.Equal(0, _bench.Train("--steps 20 --output whole").ExitCode);

        Sitting interrupted = _bench.Train("--steps 20 --output halves --json", linesBeforeInterrupt: 8);
        File.AppendAllText(_bench.PathOf("halves/metrics.jsonl"), "{\"step\":9,\"bou");
        var resumed = Sitting.Run(_bench.Folder, "train --output halves --resume");

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("\"outcome\":\"Interrupted\"", interrupted.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(("", 0), (resumed.Error, resumed.ExitCode));
        Assert.Equal(ModelOf("whole"), ModelOf("halves"));
        Assert.Equal(CurveOf("whole"), CurveOf("halves"));
    }

    [Fact]
    public void Train_Interrupted_SaysHowToGoOn()
    {
        Sitting sitting = _bench.Train("--steps 500 --output run", linesBeforeInterrupt: 3);

        Assert.Equal(130, sitting.ExitCode);
        Assert.Contains("variate train --output run --resume", sitting.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ResumedWithMoreSteps_GoesOnWithTheStoredSettings()
    {
        _bench.Train("--steps 4 --seed 3 --estimator leave-one-out:samples=2 --output run");

        var resumed = Sitting.Run(_bench.Folder, "train --output run --resume --steps 6");

        Assert.Equal(("", 0), (resumed.Error, resumed.ExitCode));
        RunRecord run = RunFolder.Open(_bench.PathOf("run")).Read();
        Assert.Equal((6, 3ul, "leave-one-out"), (run.Settings.Steps, run.Settings.Seed, run.Settings.Estimator));
        Assert.Equal(Enumerable.Range(1, 6), run.Steps.Select(step => step.Step));
    }

    [Theory]
    [InlineData("--estimator concrete", "--estimator")]
    [InlineData("--seed 9", "--seed")]
    [InlineData("--layers 2", "--layers")]
    [InlineData("vae", "sbn")]
    [InlineData("--steps 2", "at least the 3 steps")]
    public void Train_ResumedWithOtherSettings_IsRefusedAndLosesNothing(string words, string expected)
    {
        _bench.Train("--steps 3 --output run");
        string[] before = Snapshot("run");

        var sitting = Sitting.Run(_bench.Folder, $"train --output run --resume {words}");

        Assert.Equal(2, sitting.ExitCode);
        Assert.Contains(expected, sitting.Error, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot("run"));
    }

    [Fact]
    public void Train_FolderInUse_IsRefusedAndLosesNothing()
    {
        _bench.Train("--steps 2 --output run");
        string[] before = Snapshot("run");

        Sitting sitting = _bench.Train("--steps 2 --output run");

        Assert.Equal(2, sitting.ExitCode);
        Assert.Contains("--resume", sitting.Error, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot("run"));
    }

    [Fact]
    public void Train_WithoutOutputTwice_TakesAFolderOfItsOwn()
    {
        _bench.Train("--steps 1");
        _bench.Train("--steps 1");

        Assert.True(Directory.Exists(_bench.PathOf("runs/sbn-rebar-small")));
        Assert.True(Directory.Exists(_bench.PathOf("runs/sbn-rebar-small-2")));
    }

    [Fact]
    public void Train_RateThatDiverges_FailsWithAnOutcomeAndAReport()
    {
        Sitting sitting = _bench.Train("vae --steps 200 --rate 1e30 --output run");

        Assert.Equal(1, sitting.ExitCode);
        Assert.Contains("Try a lower --rate", sitting.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_bench.PathOf("run/report.html")));
    }

    [Fact]
    public void Train_BrokenCheckpoint_IsRefused()
    {
        _bench.Train("--steps 3 --output run");
        string tensors = Directory.GetFiles(_bench.PathOf("run/checkpoint"), "*.safetensors").Single();
        File.WriteAllBytes(tensors, File.ReadAllBytes(tensors)[..100]);

        var sitting = Sitting.Run(_bench.Folder, "train --output run --resume --steps 4");

        Assert.Equal(2, sitting.ExitCode);
        Assert.Contains(Path.GetFileName(tensors), sitting.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfARun_IsTheSameFileAgain()
    {
        _bench.Train("--steps 3 --output run");
        byte[] first = File.ReadAllBytes(_bench.PathOf("run/report.html"));
        File.Delete(_bench.PathOf("run/report.html"));

        var sitting = Sitting.Run(_bench.Folder, "report run");

        Assert.Equal(0, sitting.ExitCode);
        Assert.Equal(first, File.ReadAllBytes(_bench.PathOf("run/report.html")));
    }

    private byte[] ModelOf(string run) => File.ReadAllBytes(Directory.GetFiles(_bench.PathOf($"{run}/checkpoint"), "*.safetensors").Single());

    /// <summary>Everything recorded but the times.</summary>
    private string[] CurveOf(string run)
        => [.. File.ReadAllLines(_bench.PathOf($"{run}/metrics.jsonl")).Select(line => Times().Replace(line, ""))];

    private string[] Snapshot(string run)
        => [.. Directory.EnumerateFiles(_bench.PathOf(run), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];

    [GeneratedRegex("\"(seconds|stepsPerSecond)\":[^,}]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Times();
}
