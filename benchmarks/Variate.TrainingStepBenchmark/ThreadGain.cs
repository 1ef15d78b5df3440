using System.Diagnostics;
using System.Numerics;

namespace Variate.TrainingStepBenchmark;

/// <summary>How much more arithmetic several threads do than one: virtual processors may share a core, and then a sample means nothing.</summary>
internal static class ThreadGain
{
    private const int Rounds = 2_000_000;

    internal static double Measure(int threadCount)
    {
        if (threadCount == 1)
        {
            return 1;
        }

        double alone = Time(1);
        return threadCount * alone / Time(threadCount);
    }

    private static double Time(int threadCount)
    {
        long start = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, threadCount).Select(_ => new Thread(MultiplyAdd))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void MultiplyAdd()
    {
        // Eight independent chains keep the multiply-add units of one core busy.
        Span<Vector<float>> sums = stackalloc Vector<float>[8];
        var factor = new Vector<float>(0.999f);
        for (int round = 0; round < 10; round++)
        {
            for (int i = 0; i < Rounds; i++)
            {
                for (int chain = 0; chain < sums.Length; chain++)
                {
                    sums[chain] = (sums[chain] * factor) + factor;
                }
            }
        }

        GC.KeepAlive(Vector.Sum(sums[0]));
    }
}
