using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Variate.Tensors;

/// <summary>A pool of threads that share the work of one operation at a time.</summary>
/// <remarks>
/// <para>Results never depend on <see cref="ThreadCount"/>.</para>
/// <para>An idle thread spins for some 100 microseconds, because the next operation of a training step usually comes
/// sooner than the system could wake it, and then sleeps until there is work. A pool that is never disposed keeps its
/// sleeping threads until the process ends; they do not keep the process alive.</para>
/// <para>Safe to use from several threads and from inside a job: whoever finds the pool occupied works alone.</para>
/// </remarks>
public sealed unsafe class Workers : IDisposable
{
    /// <summary>About 100 µs: one iteration of <see cref="Thread.SpinWait"/> is normalized to 37 ns.</summary>
    private const int SpinIterations = 2700;

    private readonly object _sleep = new();
    private readonly Thread[] _threads;
    private readonly int _spinIterations;

    private WorkersState _state;
    private void* _job;
    private delegate*<void*, int, int, void> _execute;
    private ExceptionDispatchInfo? _failure;
    private int _sleeping;
    private int _occupied;
    private volatile bool _stopped;

    /// <summary>Starts a pool of <paramref name="threadCount"/> threads, the caller's own included.</summary>
    /// <param name="threadCount">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threadCount"/> is below 1.</exception>
    public Workers(int threadCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threadCount, 1);
        ThreadCount = threadCount;
        // Spinning threads without a processor of their own only delay the ones that have work.
        _spinIterations = threadCount <= Environment.ProcessorCount ? SpinIterations : 0;
        _state.Ticket = Ticket.NoneLeft(threadCount);
        _threads = new Thread[threadCount - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = "Variate worker" };
            _threads[i].Start();
        }
    }

    /// <summary>Threads that share the work, the caller's own included.</summary>
    public int ThreadCount { get; }

    /// <summary>Stops the threads and waits for them; each first finishes the part it is in.</summary>
    public void Dispose()
    {
        _stopped = true;
        WakeAll();
        foreach (Thread thread in _threads)
        {
            // A job may dispose its own pool; a thread cannot wait for itself.
            if (thread != Thread.CurrentThread)
            {
                thread.Join();
            }
        }
    }

    /// <summary>Runs the job in <see cref="ThreadCount"/> parts and returns when all are done.</summary>
    /// <remarks>
    /// <para>The caller does part 0 and every part that no other thread has begun, so that a thread the system has
    /// suspended delays the job only when it is inside a part. Parts therefore must not wait for each other.</para>
    /// <para>When the pool is occupied (a nested or concurrent call) the job runs as one part on the caller.</para>
    /// <para>Allocates nothing. The first exception of a part is rethrown when all parts have ended.</para>
    /// </remarks>
    /// <exception cref="ObjectDisposedException">The pool has been disposed.</exception>
    /// <typeparam name="TJob">A struct, so that the call is not indirect and allocates nothing.</typeparam>
    /// <param name="job">Fields that parts write are seen by the caller afterwards.</param>
    public void Run<TJob>(ref TJob job)
        where TJob : struct, IJob
    {
        ObjectDisposedException.ThrowIf(_stopped, this);
        if (ThreadCount == 1 || Interlocked.CompareExchange(ref _occupied, 1, 0) != 0)
        {
            job.Execute(0, 1);
            return;
        }

        // A copy on this stack: others see it through a pointer, and the original may be a field of a moving object.
        TJob shared = job;
        try
        {
            _job = Unsafe.AsPointer(ref shared);
            _execute = &Execute<TJob>;
            RunParts();
        }
        finally
        {
            job = shared;
            Volatile.Write(ref _occupied, 0);
        }
    }

    private static void Execute<TJob>(void* job, int part, int partCount)
        where TJob : struct, IJob => Unsafe.AsRef<TJob>(job).Execute(part, partCount);

    private void RunParts()
    {
        Volatile.Write(ref _state.Pending, ThreadCount);
        long ticket = Ticket.Next(_state.Ticket);
        Interlocked.Exchange(ref _state.Ticket, ticket);
        if (Volatile.Read(ref _sleeping) != 0)
        {
            WakeAll();
        }

        ExecutePart(0);
        while (TryClaim(out int part))
        {
            ExecutePart(part);
        }

        WaitForOthers();
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        failure?.Throw();
    }

    private void WaitForOthers()
    {
        for (int spins = 0; Volatile.Read(ref _state.Pending) != 0; spins++)
        {
            if (spins < _spinIterations)
            {
                Thread.SpinWait(1);
            }
            else
            {
                // The last part may be on a suspended thread: offer it this processor.
                Thread.Yield();
            }
        }
    }

    private void Work()
    {
        int spins = 0;
        while (!_stopped)
        {
            if (TryClaim(out int part))
            {
                ExecutePart(part);
                spins = 0;
            }
            else if (spins++ < _spinIterations)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Sleep();
                spins = 0;
            }
        }
    }

    private bool TryClaim(out int part)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _state.Ticket);
            part = Ticket.Part(ticket);
            if (part >= ThreadCount)
            {
                return false;
            }

            // The ticket holds the number of the run, so a thread that slept here since an older run cannot succeed.
            if (Interlocked.CompareExchange(ref _state.Ticket, ticket + 1, ticket) == ticket)
            {
                return true;
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Rethrown on the calling thread when all parts have ended.")]
    private void ExecutePart(int part)
    {
        try
        {
            _execute(_job, part, ThreadCount);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }

        Interlocked.Decrement(ref _state.Pending);
    }

    private void Sleep()
    {
        lock (_sleep)
        {
            // Announce first, then look for work; Run does the opposite. So one of the two sees the other.
            Interlocked.Increment(ref _sleeping);
            while (!_stopped && Ticket.Part(Volatile.Read(ref _state.Ticket)) >= ThreadCount)
            {
                Monitor.Wait(_sleep);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }

    private void WakeAll()
    {
        lock (_sleep)
        {
            Monitor.PulseAll(_sleep);
        }
    }

    /// <summary>The number of a run (upper half) and of its next unclaimed part (lower half), changed as one.</summary>
    private static class Ticket
    {
        public static long NoneLeft(int partCount) => (uint)partCount;

        /// <summary>The following run's ticket; its part 0 is the caller's.</summary>
        public static long Next(long ticket) => (((ticket >> 32) + 1) << 32) | 1;

        public static int Part(long ticket) => (int)(uint)ticket;
    }
}
