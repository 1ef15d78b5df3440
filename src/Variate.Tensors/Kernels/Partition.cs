namespace Variate.Tensors.Kernels;

/// <summary>How the elements of an output are shared among the parts of a job.</summary>
internal static class Partition
{
    /// <summary>Additions: below so many, 1 to 3 µs of work, waking a thread costs more than it saves.</summary>
    public const long SmallestShared = 32768;

    /// <summary>Runs a job on the pool, or in one part on this thread if there is no pool or little work.</summary>
    /// <param name="job">The job.</param>
    /// <param name="work">What it costs, in additions of an element.</param>
    /// <param name="workers">The pool; null for this thread alone.</param>
    public static void Run<TJob>(ref TJob job, long work, Workers? workers)
        where TJob : struct, IJob
    {
        if (workers is null || work < SmallestShared)
        {
            job.Execute(0, 1);
        }
        else
        {
            workers.Run(ref job);
        }
    }

    /// <summary>The elements of one part: a multiple of <paramref name="unit"/>, but for the last part.</summary>
    public static (long Start, long End) Range(long count, long unit, int part, int partCount)
    {
        long units = (count + unit - 1) / unit;
        long start = units * part / partCount * unit;
        long end = units * (part + 1) / partCount * unit;
        return (Math.Min(start, count), Math.Min(end, count));
    }
}
