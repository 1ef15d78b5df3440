using System.Globalization;
using Variate.EstimatorBenchmark;

// Times one gradient of each estimator on a 784-200 sigmoid belief net beside the plain score function, as a Markdown table.
// Arguments: the number of threads (default 1), the number of rounds (default 9), the estimators (default all).
int threadCount = args.Length == 0 ? 1 : int.Parse(args[0], CultureInfo.InvariantCulture);
int rounds = args.Length < 2 ? 9 : int.Parse(args[1], CultureInfo.InvariantCulture);
Contestant[] contestants = [Contestant.Yardstick, .. Contestant.Others.Where(other => args.Length < 3 || args.Skip(2).Contains(other.Name))];

Console.WriteLine("| estimator | batch | threads | us a gradient | to the score function | cost evaluations | workspace, MB |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (int batch in new[] { 24, 100 })
{
    foreach (Contestant contestant in contestants)
    {
        var duel = Duel.Measure(contestant, batch, threadCount, rounds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {contestant.Name} | {batch} | {threadCount} | {duel.Microseconds:F0} | {duel.Ratio:F2} | {duel.CostEvaluations} | {duel.WorkspaceBytes / 1e6:F1} |"));
    }
}
