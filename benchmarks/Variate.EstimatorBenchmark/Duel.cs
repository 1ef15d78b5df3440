using System.Diagnostics;

namespace Variate.EstimatorBenchmark;

/// <summary>The times of one estimator beside those of the yardstick, taken in turn so that both meet the same machine.</summary>
/// <param name="Microseconds">The median over rounds of the best step.</param>
/// <param name="Ratio">The median over rounds of the quotient to the yardstick's.</param>
/// <param name="CostEvaluations">For a datum.</param>
/// <param name="WorkspaceBytes">What the steps took from the workspace at most.</param>
internal sealed record Duel(double Microseconds, double Ratio, long CostEvaluations, long WorkspaceBytes)
{
    // The compiler's last tier comes after some thirty calls and a pause.
    private const int WarmUpSteps = 60;
    private const int StepsInRound = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    internal static Duel Measure(Contestant contestant, int batch, int threadCount, int rounds)
    {
        using var yardstick = new GradientStep(Contestant.Yardstick, batch, threadCount);
        using var step = new GradientStep(contestant, batch, threadCount);
        for (int i = 0; i < 3; i++)
        {
            Best(yardstick, WarmUpSteps);
            Best(step, WarmUpSteps);
            Thread.Sleep(Pause);
        }

        double[] times = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            double reference = Best(yardstick, StepsInRound);
            times[round] = Best(step, StepsInRound);
            ratios[round] = times[round] / reference;
        }

        Array.Sort(times);
        Array.Sort(ratios);
        return new Duel(times[rounds / 2], ratios[rounds / 2], step.Run(), step.WorkspaceBytes);
    }

    private static double Best(GradientStep step, int count)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            step.Run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return best;
    }
}
