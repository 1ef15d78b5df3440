using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Learning.Checkpoints;
using Variate.Learning.Optimisers;
using Variate.Learning.Tests.Checkpoints;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning.Tests;

public sealed class TrainerTests : IDisposable
{
    private static readonly RandomKey Key = RandomKey.FromSeed(4);

    private static readonly TrainerOptions Quick = new()
    {
        Steps = 30,
        Optimiser = new AdamOptions { LearningRate = 0.01 },
        RecordInterval = 10,
        VarianceInterval = null,
        CheckpointInterval = 10,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace = new(1);

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Run_ToyTask_RaisesTheBound()
    {
        var progress = new ProgressList();
        TrainerOptions options = Quick with { Steps = 600, RecordInterval = 100 };

        TrainingResult result = new Trainer(new ToyTask(), options, Key, new TrainerOutputs { Progress = progress }).Run(_workspace);

        double first = progress.Reports.First(report => report.Record is not null).Record!.Bound;
        Assert.Equal(RunOutcome.Completed, result.Outcome);
        Assert.Equal(600, result.Step);
        // Five units that are fair coins cost at least 5/4; those that follow the inputs cost less than those that do not.
        Assert.InRange(first, -2.5, -0.5);
        Assert.True(result.LastRecord!.Bound > first + 0.1, $"{first} -> {result.LastRecord.Bound}");
    }

    [Fact]
    public void Run_OneTwoOrThreeThreads_GivesTheSameBits()
    {
        // 200 × 100 weights are enough for the optimiser to use all threads.
        long[] one = TrainWide(1);

        Assert.Equal(one, TrainWide(2));
        Assert.Equal(one, TrainWide(3));
    }

    [Fact]
    public void Run_MeasuringOrNot_LearnsTheSameBits()
    {
        var plain = new ToyTask();
        var measured = new ToyTask();
        TrainerOptions measuring = Quick with { VarianceInterval = 7, VarianceSamples = 3, EvaluationInterval = 5, RecordInterval = 2 };

        new Trainer(plain, Quick, Key).Run(_workspace);
        new Trainer(measured, measuring, Key).Run(_workspace);

        Assert.Equal(Bits(plain), Bits(measured));
        Assert.True(measured.Programs.Count > plain.Programs.Count);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    public void Run_InterruptedAndResumed_EqualsTheUninterruptedRun(int stopAt)
    {
        var whole = new ToyTask();
        TrainingResult expected = new Trainer(whole, Quick, Key).Run(_workspace);
        var checkpoints = new CheckpointFolder(_folder.Path);
        using var stop = new CancellationTokenSource();
        var first = new ToyTask { BeforeProgram = step => StopAt(step, stopAt - 1, stop) };

        TrainingResult interrupted = new Trainer(first, Quick, Key, new TrainerOutputs { Checkpoints = checkpoints }).Run(_workspace, stop.Token);
        var second = new ToyTask();
        var resumed = new Trainer(second, Quick, Key, new TrainerOutputs { Checkpoints = checkpoints });
        resumed.Restore(checkpoints.Latest()!);
        TrainingResult actual = resumed.Run(_workspace);

        Assert.Equal((RunOutcome.Interrupted, stopAt), (interrupted.Outcome, interrupted.Step));
        Assert.Equal((RunOutcome.Completed, 30), (actual.Outcome, actual.Step));
        Assert.Equal(Bits(whole), Bits(second));
        Assert.Equal(expected.LastRecord!.Bound, actual.LastRecord!.Bound);
        Assert.Equal(stopAt, second.Programs[0]);
    }

    [Fact]
    public void Run_KilledBetweenCheckpoints_GoesOnFromTheLastOneToTheSameBits()
    {
        var whole = new ToyTask();
        new Trainer(whole, Quick, Key).Run(_workspace);
        var checkpoints = new CheckpointFolder(_folder.Path);
        var killed = new ToyTask { BeforeProgram = step => _ = step == 25 ? throw new IOException("kill") : step };
        Assert.Throws<IOException>(() => new Trainer(killed, Quick, Key, new TrainerOutputs { Checkpoints = checkpoints }).Run(_workspace));

        var task = new ToyTask();
        var resumed = new Trainer(task, Quick, Key);
        resumed.Restore(checkpoints.Latest()!);
        resumed.Run(_workspace);

        Assert.Equal(20, task.Programs[0]);
        Assert.Equal(Bits(whole), Bits(task));
    }

    [Fact]
    public void Run_NonFiniteCost_StopsAndKeepsTheLastGoodCheckpoint()
    {
        var task = new ToyTask { Cost = (step, cost) => step == 14 ? cost * double.NaN : cost };

        TrainingResult result = RunWithCheckpoints(task, Quick);

        Assert.Equal((RunOutcome.NonFiniteCost, 14), (result.Outcome, result.Step));
        Assert.Equal((15, double.NaN), (result.LastRecord!.Step, result.LastRecord.Bound));
        AssertLastCheckpointIsFinite(10);
    }

    [Fact]
    public void Run_NonFiniteGradient_IsToldApartInItsOwnStep()
    {
        ToyTask task = null!;
        // √0 has the value 0 and an infinite derivative.
        task = new ToyTask
        {
            Cost = (step, cost) => step == 19 ? cost + (task.Parameters[0].Value * 0).Square().SumAll().Sqrt() : cost,
        };

        TrainingResult result = RunWithCheckpoints(task, Quick);

        Assert.Equal((RunOutcome.NonFiniteGradient, 19), (result.Outcome, result.Step));
        AssertLastCheckpointIsFinite(10);
    }

    [Fact]
    public void Run_OverflowOfTheStep_IsANonFiniteParameter()
    {
        TrainingResult result = new Trainer(
            new ToyTask(), Quick with { Optimiser = new SgdOptions { LearningRate = 1e39 }, TuningOptimiser = new SgdOptions() }, Key).Run(_workspace);

        Assert.Equal((RunOutcome.NonFiniteParameter, 0), (result.Outcome, result.Step));
    }

    [Fact]
    public void Run_WithAFolder_WritesTheRecordsThatWereDue()
    {
        RunFolder folder = NewRunFolder();
        TrainerOptions options = Quick with { Steps = 25, VarianceInterval = 15, EvaluationInterval = 20 };

        new Trainer(new ToyTask(), options, Key, new TrainerOutputs { Records = folder, Time = new SteppingTime() }).Run(_workspace);

        RunRecord run = folder.Read();
        Assert.Equal([10, 15, 20, 25], run.Steps.Select(record => record.Step));
        Assert.Equal([15], run.Steps.Where(record => record.GradientVariance is not null).Select(record => record.Step));
        StepRecord measured = run.Steps[1];
        Assert.Equal(1.5, measured.Epoch);
        Assert.True(measured.GradientVariance!.Total > 0);
        Assert.Equal(["encoder/bias", "encoder/weights"], measured.GradientVariance.ByGroup.Keys);
        Assert.Equal(["encoder/bias", "encoder/weights"], measured.ControlVariateScales.Keys);
        Assert.InRange(measured.Temperature!.Value, 0.3, 0.8);
        Assert.True(measured.ExtraMetrics["programs"] >= 15);
        Assert.All(run.Steps, record => Assert.True(record is { StepsPerSecond: > 0, Seconds: > 0 }));
        Assert.Equal([20, 25], run.Evaluations.Select(record => record.Step));
    }

    [Fact]
    public void Run_WithProgress_TellsTheTimeLeft()
    {
        var progress = new ProgressList();
        TrainerOptions options = Quick with { ProgressPeriod = TimeSpan.Zero };

        new Trainer(new ToyTask(), options, Key, new TrainerOutputs { Progress = progress, Time = new SteppingTime() }).Run(_workspace);

        Assert.Equal(Enumerable.Range(1, 30), progress.Reports.Select(report => report.Step));
        Assert.Equal(TimeSpan.Zero, progress.Reports[^1].TimeLeft);
        Assert.All(progress.Reports[..^1], report => Assert.True(report.TimeLeft > TimeSpan.Zero));
        Assert.All(progress.Reports, report => Assert.True(double.IsFinite(report.Bound)));
        Assert.Equal([10, 20, 30], progress.Reports.Where(report => report.Record is not null).Select(report => report.Step));
    }

    [Fact]
    public void Run_EstimatorThatDoesNotApply_IsRefusedBeforeAnyStep()
    {
        var task = new ToyTask(estimator: new PathwiseEstimator());
        long[] before = Bits(task);

        Assert.Throws<EstimatorNotApplicableException>(() => new Trainer(task, Quick, Key).Run(_workspace));

        Assert.Equal(before, Bits(task));
    }

    [Fact]
    public void Restore_CheckpointOfAnotherModel_NamesWhatDiffersAndChangesNothing()
    {
        RunWithCheckpoints(new ToyTask(), Quick);
        Checkpoint saved = new CheckpointFolder(_folder.Path).Latest()!;
        var task = new ToyTask(inputCount: 7);
        long[] before = Bits(task);
        var trainer = new Trainer(task, Quick with { Optimiser = new SgdOptions() }, RandomKey.FromSeed(5));

        CheckpointMismatchException refusal = Assert.Throws<CheckpointMismatchException>(() => trainer.Restore(saved));

        Assert.Equal(before, Bits(task));
        Assert.Equal(0, trainer.Step);
        Assert.Contains("Its tensor 'model/encoder/weights' is Float32 [6, 5], this run's is Float32 [7, 5].", refusal.Differences);
        Assert.Contains("Its tensor 'optimiser/encoder/bias/steps' is Float64 [], this run's is absent.", refusal.Differences);
        Assert.Contains(refusal.Differences, difference => difference.StartsWith("Its optimiser is 'Adam", StringComparison.Ordinal));
        Assert.Contains(refusal.Differences, difference => difference.StartsWith("Its key is", StringComparison.Ordinal));
    }

    [Fact]
    public void Restore_WithMoreSteps_GoesOn()
    {
        RunWithCheckpoints(new ToyTask(), Quick);
        var task = new ToyTask();
        var trainer = new Trainer(task, Quick with { Steps = 35 }, Key);

        trainer.Restore(new CheckpointFolder(_folder.Path).Latest()!);
        TrainingResult result = trainer.Run(_workspace);

        Assert.Equal((RunOutcome.Completed, 35), (result.Outcome, result.Step));
        Assert.Equal(30, task.Programs[0]);
    }

    [Fact]
    public void Trainer_OptionOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new ToyTask(), Quick with { Steps = -1 }, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new ToyTask(), Quick with { RecordInterval = 0 }, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new ToyTask(), Quick with { VarianceInterval = 0 }, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new ToyTask(), Quick with { VarianceSamples = 1 }, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new ToyTask(), Quick with { EvaluationInterval = -3 }, Key));
    }

    private static void StopAt(long step, int last, CancellationTokenSource stop)
    {
        if (step == last)
        {
            stop.Cancel();
        }
    }

    private static long[] Bits(ToyTask task)
        => [.. task.Parameters.Concat(task.TuningParameters)
            .SelectMany(parameter => parameter.Value.ToImmutableArray())
            .Select(BitConverter.DoubleToInt64Bits)];

    private static long[] TrainWide(int threadCount)
    {
        using var workspace = new Workspace(threadCount);
        var task = new ToyTask(inputCount: 200, unitCount: 100);
        TrainingResult result = new Trainer(task, Quick with { Steps = 6, VarianceInterval = 3 }, Key).Run(workspace);
        return
        [
            .. Bits(task),
            BitConverter.DoubleToInt64Bits(result.LastRecord!.Bound),
            BitConverter.DoubleToInt64Bits(result.LastRecord.GradientVariance!.Total),
        ];
    }

    private TrainingResult RunWithCheckpoints(ToyTask task, TrainerOptions options)
        => new Trainer(task, options, Key, new TrainerOutputs { Checkpoints = new CheckpointFolder(_folder.Path) }).Run(_workspace);

    private void AssertLastCheckpointIsFinite(int step)
    {
        Checkpoint saved = new CheckpointFolder(_folder.Path).Latest()!;
        Assert.Equal(step, saved.Step);
        Assert.All(saved.Tensors.Values.SelectMany(tensor => tensor.ToImmutableArray()), element => Assert.True(double.IsFinite(element)));
    }

    private RunFolder NewRunFolder() => RunFolder.Create(
        _folder.File("run"),
        new RunSettings
        {
            Task = "toy",
            DataSet = "noise",
            Estimator = "rebar",
            Model = "one layer",
            Steps = 25,
            BatchSize = 4,
            LearningRates = ImmutableSortedDictionary<string, double>.Empty,
            Optimiser = "adam",
            Seed = 4,
            Threads = 1,
            ElementType = "float32",
            Command = "none",
            ProgramVersion = "test",
        },
        new RunSummary { Outcome = RunOutcome.Running, Machine = "test", StartedAt = DateTimeOffset.UnixEpoch, TotalSeconds = 0 });
}
