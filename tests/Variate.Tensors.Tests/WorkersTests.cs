namespace Variate.Tensors.Tests;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Run_ManyTimes_DoesEveryPartOnce(int threadCount)
    {
        using var workers = new Workers(threadCount);
        var job = new CountingJob { Counts = new int[threadCount] };

        for (int run = 1; run <= 2000; run++)
        {
            workers.Run(ref job);
            Assert.All(job.Counts, count => Assert.Equal(run, count));
        }
    }

    [Fact]
    public void Run_AfterThreadsFellAsleep_DoesEveryPartOnce()
    {
        using var workers = new Workers(3);
        var job = new CountingJob { Counts = new int[3] };

        for (int run = 1; run <= 20; run++)
        {
            Thread.Sleep(2);
            workers.Run(ref job);
            Assert.All(job.Counts, count => Assert.Equal(run, count));
        }
    }

    [Fact]
    public void Run_JobChangesItself_CallerSeesTheChange()
    {
        using var workers = new Workers(4);
        var job = new SummingJob();

        workers.Run(ref job);

        Assert.Equal(0 + 1 + 2 + 3, job.Sum);
    }

    [Fact]
    public void Run_Repeated_AllocatesNothing()
    {
        using var workers = new Workers(2);
        var job = new SummingJob();
        workers.Run(ref job);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < 100; run++)
        {
            workers.Run(ref job);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Run_PartThrows_RethrowsAfterTheOtherPartsEnded(int failingPart)
    {
        using var workers = new Workers(3);
        int[] counts = new int[3];
        var failing = new FailingJob { Counts = counts, FailingPart = failingPart };

        Assert.Throws<InvalidTimeZoneException>(() => workers.Run(ref failing));

        Assert.Equal(2, counts.Sum());
        var next = new CountingJob { Counts = counts };
        workers.Run(ref next);
        Assert.Equal(2 + 3, counts.Sum());
    }

    [Fact]
    public void Run_FromInsideAJob_RunsAsOnePart()
    {
        using var workers = new Workers(2);
        var job = new NestingJob { Workers = workers, PartCounts = new int[2] };

        workers.Run(ref job);

        Assert.Equal([1, 1], job.PartCounts);
    }

    [Fact]
    public void Run_ConcurrentCallers_EachJobIsComplete()
    {
        using var workers = new Workers(2);
        int incomplete = 0;

        void Call()
        {
            for (int run = 0; run < 2000; run++)
            {
                var job = new CoveringJob();
                workers.Run(ref job);
                Interlocked.Add(ref incomplete, job.Covered == 1.0 ? 0 : 1);
            }
        }

        var other = new Thread(Call);
        other.Start();
        Call();
        other.Join();

        Assert.Equal(0, incomplete);
    }

    [Fact]
    public void Run_Disposed_Throws()
    {
        var workers = new Workers(2);
        var job = new SummingJob();
        workers.Dispose();
        workers.Dispose();

        Assert.Throws<ObjectDisposedException>(() => workers.Run(ref job));
    }

    [Fact]
    public void Constructor_NoThread_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new Workers(0));

    private struct CountingJob : IJob
    {
        public int[] Counts;

        public readonly void Execute(int part, int partCount)
        {
            Assert.Equal(Counts.Length, partCount);
            Interlocked.Increment(ref Counts[part]);
        }
    }

    private struct SummingJob : IJob
    {
        public int Sum;

        public void Execute(int part, int partCount) => Interlocked.Add(ref Sum, part);
    }

    /// <summary>Halves, so that the fractions of the parts add up exactly.</summary>
    private struct CoveringJob : IJob
    {
        private int _halves;

        public readonly double Covered => _halves / 2.0;

        public void Execute(int part, int partCount) => Interlocked.Add(ref _halves, 2 / partCount);
    }

    private struct FailingJob : IJob
    {
        public int[] Counts;
        public int FailingPart;

        public readonly void Execute(int part, int partCount)
        {
            if (part == FailingPart)
            {
                throw new InvalidTimeZoneException();
            }

            Interlocked.Increment(ref Counts[part]);
        }
    }

    private struct NestingJob : IJob
    {
        public Workers Workers;
        public int[] PartCounts;

        public readonly void Execute(int part, int partCount)
        {
            var inner = new PartCountJob { Result = PartCounts, Index = part };
            Workers.Run(ref inner);
        }
    }

    private struct PartCountJob : IJob
    {
        public int[] Result;
        public int Index;

        public readonly void Execute(int part, int partCount) => Result[Index] = partCount;
    }
}
