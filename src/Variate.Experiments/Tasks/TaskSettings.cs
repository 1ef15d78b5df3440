using Variate.Experiments.Data;
using Variate.Experiments.Estimation;

namespace Variate.Experiments.Tasks;

/// <summary>What one decides about a task before the first step.</summary>
public sealed record TaskSettings
{
    /// <summary>The estimator of every choice.</summary>
    public required EstimatorSpecification Estimator { get; init; }

    /// <summary>Training steps, at least 1.</summary>
    public required int Steps { get; init; }

    /// <summary>The learning rate of the model; the estimators' own parameters learn ten times as fast. Positive.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Images a step, at least 1.</summary>
    /// <value>24, as in the REBAR paper.</value>
    public int BatchSize { get; init; } = 24;

    /// <summary>Stochastic layers, at least 1. Ignored by tasks that have no layers to choose.</summary>
    /// <value>1.</value>
    public int Layers { get; init; } = 1;

    /// <summary>Whether maps between layers have tanh layers. Ignored by tasks that have no layers to choose.</summary>
    /// <value>False.</value>
    public bool IsNonlinear { get; init; }

    /// <summary>How grey pixels become bits.</summary>
    /// <value><see cref="Binarisation.Fixed"/>.</value>
    public Binarisation Binarisation { get; init; } = Binarisation.Fixed;

    /// <summary>K of the K-sample bound, at least 1.</summary>
    /// <value>100.</value>
    public int EvaluationSamples { get; init; } = 100;

    /// <summary>Decides initial weights, order of images and samples.</summary>
    /// <value>0.</value>
    public ulong Seed { get; init; }
}
