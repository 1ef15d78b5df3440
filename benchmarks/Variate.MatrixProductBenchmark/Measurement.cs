using System.Diagnostics;

namespace Variate.MatrixProductBenchmark;

/// <summary>Median speed of repeated work.</summary>
internal static class Measurement
{
    private const int Blocks = 11;
    private const double BlockSeconds = 0.02;

    /// <summary>Billions of operations a second of <paramref name="work"/>: the median of blocks of about 20 ms.</summary>
    public static double MedianSpeed(double operations, Action work)
    {
        int repetitions = 1;
        double seconds = Seconds(work, repetitions);
        while (seconds < BlockSeconds)
        {
            repetitions = (int)Math.Min(repetitions * 10.0, Math.Ceiling(1.2 * repetitions * BlockSeconds / seconds));
            seconds = Seconds(work, repetitions);
        }

        double[] speeds = new double[Blocks];
        for (int block = 0; block < Blocks; block++)
        {
            speeds[block] = operations * repetitions / Seconds(work, repetitions) / 1e9;
        }

        Array.Sort(speeds);
        return speeds[Blocks / 2];
    }

    private static double Seconds(Action work, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
