using System.Collections.Immutable;
using Variate.Learning.Checkpoints;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning;

/// <summary>What a training tells of itself: records, measurements, evaluations, progress. Changes nothing that is learned.</summary>
internal sealed class TrainingReporter
{
    private readonly TrainingTask _task;
    private readonly TrainerOptions _options;
    private readonly TrainerOutputs _outputs;
    private readonly RandomKey _key;
    private readonly TrainingClock _clock;
    private readonly RecordWindow _window = new();
    private VarianceMeter? _meter;
    private GradientVariance? _lastVariance;
    private long _begunAt;
    private int _begunStep;
    private long _reportedAt;

    public TrainingReporter(TrainingTask task, TrainerOptions options, TrainerOutputs outputs, RandomKey key)
    {
        _task = task;
        _options = options;
        _outputs = outputs;
        _key = key;
        _clock = new TrainingClock(outputs.Time);
    }

    /// <summary>Seconds of training over all sittings.</summary>
    public double Seconds => _clock.Seconds;

    public StepRecord? LastRecord { get; private set; }

    public Checkpoint ToCheckpoint(TrainingState state, int step) => state.ToCheckpoint(step, _clock.Seconds, _window);

    public void Restore(Checkpoint checkpoint)
    {
        _clock.Set(checkpoint.Seconds);
        _window.Restore(checkpoint.ObjectiveSum, checkpoint.ObjectiveCount, checkpoint.Seconds);
    }

    /// <summary>Starts the clocks of a sitting.</summary>
    public void Begin(int step)
    {
        _begunStep = step;
        _begunAt = _outputs.Time.GetTimestamp();
        _reportedAt = _begunAt;
        _clock.Resume();
    }

    public void End() => _clock.Pause();

    /// <summary>Does something that is not training.</summary>
    public void Pause(Action action)
    {
        bool ran = _clock.IsRunning;
        _clock.Pause();
        action();
        if (ran)
        {
            _clock.Resume();
        }
    }

    public void Add(double objective) => _window.Add(objective);

    /// <summary>Records the step that failed, so that the curve shows where.</summary>
    public void Fail(int step)
    {
        _clock.Pause();
        StepRecord record = Record(step, variance: null);
        Report(step, record, []);
    }

    /// <summary>Measures, records and reports what is due after a step.</summary>
    public void AfterStep(int step, Workspace workspace)
    {
        bool isLast = step == _options.Steps;
        bool isVarianceDue = _options.VarianceInterval is { } variance && step % variance == 0;
        bool isEvaluationDue = _options.EvaluationInterval is { } evaluation && (isLast || step % evaluation == 0);
        if (isLast || isVarianceDue || isEvaluationDue || step % _options.RecordInterval == 0)
        {
            Pause(() =>
            {
                StepRecord record = Record(step, isVarianceDue ? MeasureVariance(step, workspace) : null);
                Report(step, record, isEvaluationDue ? Evaluate(step, workspace) : []);
            });
        }
        else if (_outputs.Progress is not null && _outputs.Time.GetElapsedTime(_reportedAt) >= _options.ProgressPeriod)
        {
            Report(step, record: null, []);
        }
    }

    /// <summary>Estimates the gradient again and again at the present parameters, on the minibatch of the last step.</summary>
    private GradientVariance MeasureVariance(int step, Workspace workspace)
    {
        VarianceMeter meter = _meter ??= new VarianceMeter(_task.Parameters);
        meter.Clear();
        int batch = step - 1;
        RandomKey key = _key.For("variance").For((ulong)step);
        for (int sample = 0; sample < _options.VarianceSamples; sample++)
        {
            workspace.Recycle();
            meter.Add(_task.ProgramAt(batch, _key.For("data").For((ulong)batch), workspace)
                .Estimate(_task.Parameters, key.For((ulong)sample), _task.EstimateOptionsAt(batch))
                .Gradients);
        }

        _lastVariance = meter.Result();
        return _lastVariance;
    }

    private ImmutableArray<EvaluationRecord> Evaluate(int step, Workspace workspace)
    {
        workspace.Recycle();
        ImmutableArray<EvaluationRecord> evaluations = [.. _task.Evaluate(step, _key.For("evaluation").For((ulong)step), workspace)];
        foreach (EvaluationRecord evaluation in evaluations)
        {
            _outputs.Records?.Append(evaluation);
        }

        return evaluations;
    }

    private StepRecord Record(int step, GradientVariance? variance)
    {
        double seconds = _clock.Seconds;
        var record = new StepRecord
        {
            Step = step,
            Epoch = (double)step / _task.StepsPerEpoch,
            Seconds = seconds,
            Bound = _window.Bound,
            GradientVariance = variance,
            Temperature = _task.CurrentTemperature,
            ControlVariateScales = Scales(step - 1),
            StepsPerSecond = _window.Speed(seconds),
            ExtraMetrics = _task.Metrics().ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
        _window.Close(seconds);
        _outputs.Records?.Append(record);
        LastRecord = record;
        return record;
    }

    private ImmutableSortedDictionary<string, double> Scales(int step)
    {
        ControlVariateScales scales = _task.EstimateOptionsAt(step).Scales;
        return scales.IsLearned
            ? _task.Parameters.Index().ToImmutableSortedDictionary(entry => entry.Item.Name, entry => scales[entry.Index], StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);
    }

    private void Report(int step, StepRecord? record, ImmutableArray<EvaluationRecord> evaluations)
    {
        if (_outputs.Progress is not { } progress)
        {
            return;
        }

        _reportedAt = _outputs.Time.GetTimestamp();
        int stepsHere = step - _begunStep;
        TimeSpan elapsed = _outputs.Time.GetElapsedTime(_begunAt);
        progress.Report(new TrainingProgress
        {
            Step = step,
            Steps = _options.Steps,
            Bound = _window.Bound,
            GradientVariance = _lastVariance?.Total,
            StepsPerSecond = _window.Speed(_clock.Seconds),
            TimeLeft = stepsHere > 0 ? elapsed / stepsHere * (_options.Steps - step) : null,
            Record = record,
            Evaluations = evaluations,
        });
    }
}
