using System.Diagnostics;

namespace Variate.TrainingStepBenchmark;

/// <summary>Microseconds of one step over blocks of steps, and what a step allocates.</summary>
internal sealed record StepTimes(double Median, double Best, long ManagedBytes, long NewBlockBytes)
{
    private const int StepsInBlock = 200;
    private const int WarmUpRounds = 5;

    internal static StepTimes Measure(TrainingStep step, int blockCount)
    {
        // In rounds with pauses: the compiler finishes its last tier in the background, and waits until no new code appears.
        for (int round = 0; round < WarmUpRounds; round++)
        {
            Run(step, 600);
            Thread.Sleep(300);
        }

        Run(step, 600);
        double[] times = new double[blockCount];
        long managed = GC.GetTotalAllocatedBytes(precise: true);
        long blocks = step.BlockBytes;
        for (int i = 0; i < blockCount; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Run(step, StepsInBlock);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / StepsInBlock;
        }

        long steps = (long)blockCount * StepsInBlock;
        long managedBytes = (GC.GetTotalAllocatedBytes(precise: true) - managed) / steps;
        Array.Sort(times);
        return new StepTimes(times[blockCount / 2], times[0], managedBytes, (step.BlockBytes - blocks) / steps);
    }

    private static void Run(TrainingStep step, int count)
    {
        for (int i = 0; i < count; i++)
        {
            step.Run();
        }
    }
}
