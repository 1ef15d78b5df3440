using System.Globalization;
using System.Text.Json;
using Variate.BoundBenchmark;
using Variate.Objectives;

// The doubly reparameterised gradient beside the plain one: time and memory, taken in turn; a JSON line with the ratios.
// Arguments: the number of threads (default 1), gradients of each (default 15), particles (default 64), images (default 32).
int[] numbers = [.. args.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))];
int threadCount = numbers.Length > 0 ? numbers[0] : 1;
int rounds = numbers.Length > 1 ? numbers[1] : 15;
int particles = numbers.Length > 2 ? numbers[2] : 64;
int batch = numbers.Length > 3 ? numbers[3] : 32;
using var plain = new GradientOfABound(new Iwae(particles), batch, threadCount);
using var doubly = new GradientOfABound(new IwaeDreg(particles), batch, threadCount);
for (int warmUp = 0; warmUp < 5; warmUp++)
{
    plain.Run();
    doubly.Run();
}

double[] plainTimes = new double[rounds];
double[] doublyTimes = new double[rounds];
for (int round = 0; round < rounds; round++)
{
    plainTimes[round] = plain.Run();
    doublyTimes[round] = doubly.Run();
}

Array.Sort(plainTimes);
Array.Sort(doublyTimes);
Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
{
    ["model"] = "784-200-200-50",
    ["particles"] = particles,
    ["batch"] = batch,
    ["threads"] = threadCount,
    ["iwae_best_ms"] = Math.Round(plainTimes[0], 2),
    ["dreg_best_ms"] = Math.Round(doublyTimes[0], 2),
    ["time_ratio_best"] = Math.Round(doublyTimes[0] / plainTimes[0], 3),
    ["time_ratio_median"] = Math.Round(doublyTimes[rounds / 2] / plainTimes[rounds / 2], 3),
    ["iwae_mib"] = plain.Bytes >> 20,
    ["dreg_mib"] = doubly.Bytes >> 20,
    ["memory_ratio"] = Math.Round((double)doubly.Bytes / plain.Bytes, 3),
}));
