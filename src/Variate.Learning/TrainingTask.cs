using System.Collections.Immutable;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning;

/// <summary>What a training loop needs of a model and its data.</summary>
public abstract class TrainingTask
{
    /// <summary>The parameters of the model.</summary>
    public abstract ParameterSet Parameters { get; }

    /// <summary>The parameters of the estimators (temperatures, scales, baselines): saved with the model, moved by their own gradients.</summary>
    public abstract ParameterSet TuningParameters { get; }

    /// <summary>The number of minibatches in one epoch.</summary>
    public abstract int StepsPerEpoch { get; }

    /// <summary>The temperature λ now, for the records; null for estimators without one.</summary>
    public virtual double? CurrentTemperature => null;

    /// <summary>How the gradient of a step is estimated.</summary>
    /// <param name="step">The step, from 0.</param>
    public abstract EstimateOptions EstimateOptionsAt(long step);

    /// <summary>The program of a step's minibatch, which charges a cost to be minimised.</summary>
    /// <param name="step">The step, from 0: the same step gives the same minibatch.</param>
    /// <param name="key">Addresses what is random in the data (dynamic binarisation).</param>
    /// <param name="workspace">Lends the memory of the step.</param>
    public abstract Stochastic<Tensor> ProgramAt(long step, RandomKey key, Workspace workspace);

    /// <summary>What is measured on data that is not trained on.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="key">Addresses the samples of the evaluation.</param>
    /// <param name="workspace">Lends memory; recycled by the loop afterwards.</param>
    public abstract IReadOnlyList<EvaluationRecord> Evaluate(long step, RandomKey key, Workspace workspace);

    /// <summary>The learning rate of a step as a multiple of the optimiser's.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <returns>1, unless the task has a schedule.</returns>
    public virtual double LearningRateFactorAt(long step) => 1;

    /// <summary>Further measurements for the records, by name.</summary>
    /// <returns>None, unless the task has some.</returns>
    public virtual IReadOnlyDictionary<string, double> Metrics() => ImmutableDictionary<string, double>.Empty;
}
