using Variate.Tensors;

namespace Variate.Programs;

/// <summary>How a program's gradient is estimated.</summary>
public sealed record EstimateOptions
{
    /// <summary>The sizes of the batch axes of the program's costs.</summary>
    /// <value>[]: the program is about one datum.</value>
    public Shape Batch { get; init; } = [];

    /// <summary>Independent draws of the whole program, averaged: a leading axis, never a loop. At least 1.</summary>
    /// <value>1.</value>
    public int DrawCount { get; init; } = 1;

    /// <summary>
    /// Samples of the whole program that serve each other as baselines, averaged. At least 1; the leave-one-out estimator over the run
    /// needs 2. K samples cost K evaluations for any number of choices.
    /// </summary>
    /// <value>1.</value>
    public int SampleCount { get; init; } = 1;

    /// <summary>Whether every choice adds log q(z) to the cost: the program then charges −ln p(x, z), and the objective is −ELBO.</summary>
    /// <value>False.</value>
    public bool IsVariational { get; init; }

    /// <summary>How a variational run charges −H(q). Ignored when the run is not variational.</summary>
    /// <value>Sampled, without the score, whose expectation is 0.</value>
    public EntropyTerm Entropy { get; init; }

    /// <summary>The estimator of choices that name none.</summary>
    /// <value>Null: such a choice is refused.</value>
    public Estimator? DefaultEstimator { get; init; }

    /// <summary>Replaces the estimators of choices, those they name and the default.</summary>
    /// <value>Null: every choice keeps its own.</value>
    public EstimatorOverride? Override { get; init; }

    /// <summary>The scales η of the control variates, one a parameter tensor.</summary>
    /// <value>All 1.</value>
    public ControlVariateScales Scales { get; init; } = ControlVariateScales.Ones;

    internal Run Begin(RandomKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(DrawCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SampleCount, 1);
        var run = new Run
        {
            Key = key,
            Batch = Batch,
            IsVariational = IsVariational,
            Entropy = Entropy,
            DefaultEstimator = DefaultEstimator,
            Override = Override,
        };
        if (DrawCount > 1)
        {
            run = run.With(new Axis(DrawCount, AxisKind.Draws));
        }

        return SampleCount > 1 ? run.With(new Axis(SampleCount, AxisKind.Samples)) : run;
    }
}
