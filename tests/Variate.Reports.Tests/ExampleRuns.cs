using System.Collections.Immutable;
using Variate.Results;

namespace Variate.Reports.Tests;

/// <summary>Runs made by formula, so that every test and every approved file sees the same numbers.</summary>
internal static class ExampleRuns
{
    public static RunSettings Settings { get; } = new()
    {
        Task = "density of binarised digits",
        DataSet = "strokes 28x28",
        Estimator = "REBAR",
        EstimatorOptions = ImmutableSortedDictionary<string, string>.Empty.Add("temperature", "learned"),
        Model = "784-200 Bernoulli, linear",
        Steps = 2000,
        BatchSize = 24,
        LearningRates = ImmutableSortedDictionary<string, double>.Empty.Add("model", 3e-4).Add("tuning", 3e-3),
        Optimiser = "Adam (β₁ 0.9, β₂ 0.99999)",
        Seed = 7,
        Threads = 2,
        ElementType = "float32",
        Command = "variate train --estimator rebar --seed 7",
        ProgramVersion = "0.1.0",
        Citations = ["Tucker et al. (2017). REBAR. NeurIPS."],
    };

    public static RunSummary Summary { get; } = new()
    {
        Outcome = RunOutcome.Completed,
        Machine = "2 cores",
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero),
        TotalSeconds = 61.5,
    };

    public static RunRecord Empty { get; } = new() { Settings = Settings, Summary = Summary };

    public static RunRecord WithSteps(int count) =>
        Empty with { Steps = [.. Enumerable.Range(1, count).Select(index => Step(index * 50))] };

    public static RunRecord Full() => WithSteps(40) with
    {
        Evaluations =
        [
            new() { Step = 2000, Split = "test", Kind = "100-sample bound", Value = -112.25, StandardError = 0.125 },
        ],
        Images = [Grid()],
    };

    public static StepRecord Step(int step) => new()
    {
        Step = step,
        Epoch = step / 100.0,
        Seconds = step / 32.0,
        Bound = -110 - (90 * Math.Exp(-step / 400.0)) + Math.Sin(step),
        GradientVariance = new()
        {
            Total = 8 * Math.Exp(-step / 500.0),
            ByGroup = ImmutableSortedDictionary<string, double>.Empty.Add("encoder", 6 * Math.Exp(-step / 450.0)),
        },
        Temperature = 0.5 + (0.1 * Math.Exp(-step / 600.0)),
        ControlVariateScales = ImmutableSortedDictionary<string, double>.Empty.Add("encoder", 1 - Math.Exp(-step / 300.0)),
        StepsPerSecond = 32,
    };

    private static ImageGrid Grid() => new()
    {
        Title = "Samples",
        Caption = "Means of the model at latent draws.",
        ImageHeight = 3,
        ImageWidth = 2,
        Columns = 2,
        Images = [new byte[] { 0, 50, 100, 150, 200, 250 }, new byte[] { 1, 2, 3, 4, 5, 6 }, new byte[6]],
    };
}
