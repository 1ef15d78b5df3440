using System.Globalization;
using System.Text.Json;
using Variate.TrainingStepBenchmark;

// Times whole training steps of the general engine (program, gradient, optimiser, tuner), a JSON line each.
// Arguments: the number of threads (default 1), the number of timed blocks (default 9), the steps to measure (default all).
int threadCount = args.Length == 0 ? 1 : int.Parse(args[0], CultureInfo.InvariantCulture);
int blockCount = args.Length < 2 ? 9 : int.Parse(args[1], CultureInfo.InvariantCulture);
string[] names = args.Length < 3 ? [.. TrainingStep.Names] : args[2..];
foreach (string name in names)
{
    foreach (int batch in new[] { 24, 100 })
    {
        double gain = ThreadGain.Measure(threadCount);
        using var step = TrainingStep.Create(name, batch, threadCount);
        var times = StepTimes.Measure(step, blockCount);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["step"] = name,
            ["batch"] = batch,
            ["threads"] = threadCount,
            ["median_us"] = Math.Round(times.Median, 1),
            ["best_us"] = Math.Round(times.Best, 1),
            ["thread_gain"] = Math.Round(gain, 2),
            ["managed_bytes_per_step"] = times.ManagedBytes,
            ["new_blocks_per_step"] = times.NewBlockBytes,
            ["data"] = "synthetic",
        }));
    }
}
