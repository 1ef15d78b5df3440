using System.Collections.Immutable;
using Variate.Learning.Checkpoints;
using Variate.Learning.Optimisers;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning;

/// <summary>Takes the steps of a training: estimate, move, record, save.</summary>
/// <remarks>
/// <para>A run has the same bits for any number of threads, whether or not it was interrupted and resumed, and whether or not anything is
/// measured on the way: step t draws at <c>key.For("step").For(t)</c>, its data at <c>key.For("data").For(t)</c>, and every measurement at
/// an address of its own.</para>
/// <para>A numerical failure ends the training with an outcome. The last checkpoint is then from before the failure.</para>
/// </remarks>
public sealed class Trainer
{
    private readonly TrainingTask _task;
    private readonly TrainerOptions _options;
    private readonly TrainerOutputs _outputs;
    private readonly RandomKey _key;
    private readonly Optimiser _optimiser;
    private readonly Tuner _tuner;
    private readonly TrainingState _state;
    private readonly TrainingReporter _reporter;
    private int? _savedStep;

    /// <summary>A training before its first step.</summary>
    /// <param name="task">Model, data and estimator.</param>
    /// <param name="options">How long, by which steps, what to measure.</param>
    /// <param name="key">Addresses all randomness of the run.</param>
    /// <param name="outputs">Where records and checkpoints go; null for nowhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Trainer(TrainingTask task, TrainerOptions options, RandomKey key, TrainerOutputs? outputs = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfOutOfRange();
        _task = task;
        _options = options;
        _outputs = outputs ?? new TrainerOutputs();
        _key = key;
        _optimiser = options.Optimiser.Create(task.Parameters);
        _tuner = new Tuner(options.ChosenTuningOptimiser.Create(task.TuningParameters));
        _state = new TrainingState(_optimiser, _tuner.Optimiser, DescribeSettings(options), key);
        _reporter = new TrainingReporter(task, options, _outputs, key);
    }

    /// <summary>Steps taken, over all sittings.</summary>
    public int Step { get; private set; }

    /// <summary>Goes on from a checkpoint instead of from the first step.</summary>
    /// <exception cref="CheckpointMismatchException">It is of another model or of other settings; nothing has been changed.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        _state.Restore(checkpoint);
        _reporter.Restore(checkpoint);
        Step = checkpoint.Step;
        _savedStep = Step;
    }

    /// <summary>Trains to the last step, to a failure, or until it is cancelled.</summary>
    /// <param name="workspace">Lends memory and threads; not used by others meanwhile.</param>
    /// <param name="cancellation">Finishes the step, writes a checkpoint and returns <see cref="RunOutcome.Interrupted"/>.</param>
    /// <exception cref="EstimatorNotApplicableException">A choice's gradient could not be right; found before the first step.</exception>
    public TrainingResult Run(Workspace workspace, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _task.Parameters.AttachTo(workspace);
        _task.TuningParameters.AttachTo(workspace);
        try
        {
            RunOutcome outcome = Step < _options.Steps ? TakeSteps(workspace, cancellation) : RunOutcome.Completed;
            if (outcome is RunOutcome.Completed or RunOutcome.Interrupted)
            {
                Save();
            }

            return new TrainingResult(outcome, Step, _reporter.Seconds, _reporter.LastRecord);
        }
        finally
        {
            _task.Parameters.AttachTo(null);
            _task.TuningParameters.AttachTo(null);
            workspace.Recycle();
        }
    }

    private static ImmutableSortedDictionary<string, string> DescribeSettings(TrainerOptions options)
        => options.Settings
            .WithComparers(StringComparer.Ordinal)
            .SetItem("optimiser", options.Optimiser.Description)
            .SetItem("tuning optimiser", options.ChosenTuningOptimiser.Description);

    private RunOutcome TakeSteps(Workspace workspace, CancellationToken cancellation)
    {
        CheckProgram(workspace);
        _reporter.Begin(Step);
        while (Step < _options.Steps)
        {
            if (cancellation.IsCancellationRequested)
            {
                _reporter.End();
                return RunOutcome.Interrupted;
            }

            if (TakeStep(workspace) is { } failure)
            {
                _reporter.Fail(Step + 1);
                return failure;
            }

            Step++;
            _reporter.AfterStep(Step, workspace);
            if (_outputs.Checkpoints is not null && Step % _options.CheckpointInterval == 0)
            {
                Save();
            }
        }

        _reporter.End();
        return RunOutcome.Completed;
    }

    /// <summary>The dry run of the first step: what cannot be right is refused before anything moves.</summary>
    private void CheckProgram(Workspace workspace)
    {
        workspace.Recycle();
        _task.ProgramAt(Step, DataKey(), workspace).Check(StepKey(), _task.EstimateOptionsAt(Step));
    }

    /// <summary>One step.</summary>
    /// <returns>What was not finite; null when all was.</returns>
    private RunOutcome? TakeStep(Workspace workspace)
    {
        workspace.Recycle();
        GradientEstimate estimate = _task.ProgramAt(Step, DataKey(), workspace)
            .Estimate(_task.Parameters, StepKey(), _task.EstimateOptionsAt(Step));
        _reporter.Add(estimate.Objective);
        if (!double.IsFinite(estimate.Objective))
        {
            return RunOutcome.NonFiniteCost;
        }

        double rateFactor = _task.LearningRateFactorAt(Step);
        bool isFinite = _optimiser.Step(estimate.Gradients, rateFactor);
        isFinite &= _tuner.Step(estimate.TuningGradients, rateFactor);
        if (isFinite)
        {
            return null;
        }

        // The gradients still exist, so the cause can be told from the effect.
        bool areGradientsFinite = estimate.Outcome == EstimateOutcome.Succeeded
            && estimate.TuningGradients.All(tuning => double.IsFinite(tuning.Gradient.SumOfSquares()));
        return areGradientsFinite ? RunOutcome.NonFiniteParameter : RunOutcome.NonFiniteGradient;
    }

    private RandomKey StepKey() => _key.For("step").For((ulong)Step);

    private RandomKey DataKey() => _key.For("data").For((ulong)Step);

    private void Save()
    {
        if (_outputs.Checkpoints is { } checkpoints && _savedStep != Step)
        {
            _reporter.Pause(() => checkpoints.Save(_reporter.ToCheckpoint(_state, Step)));
            _savedStep = Step;
        }
    }
}
