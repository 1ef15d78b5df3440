using System.Diagnostics;
using System.Globalization;
using Variate.Tensors;

namespace Variate.VariableNablaBenchmark;

/// <summary>Nanoseconds an element, beside the peer's.</summary>
internal static class SpeedTable
{
    /// <summary>Markdown, a line at a time.</summary>
    public static IEnumerable<string> Lines(string folder, int threadCount, int repeats)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Threads: {threadCount}. Nanoseconds an element, the best of {repeats}; the ratio is PyTorch's time over ours.\n");
        yield return "| gradient | type | Variate | PyTorch | ratio |";
        yield return "|---|---|---|---|---|";
        using var workspace = new Workspace(threadCount);
        foreach (SpeedCase speedCase in SpeedCase.Read(folder))
        {
            double own = Nanoseconds(speedCase, folder, workspace, repeats);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {speedCase.Name} | {speedCase.Type} | {own:F1} | {speedCase.PeerNanoseconds:F1} | {speedCase.PeerNanoseconds / own:F1} |");
        }
    }

    private static double Nanoseconds(SpeedCase speedCase, string folder, Workspace workspace, int repeats)
    {
        Tensor[] operands = [.. speedCase.Operands(folder).Select(operand => operand.AttachTo(workspace))];
        double best = double.PositiveInfinity;
        for (int repeat = 0; repeat <= repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            int count = speedCase.Evaluate(operands).ElementCount;
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            workspace.Recycle();

            // The first pays for the compiler and for fresh memory.
            best = repeat == 0 ? best : Math.Min(best, 1e9 * seconds / count);
        }

        return best;
    }
}
