using Variate.Experiments.Data;

namespace Variate.Experiments.Tasks;

/// <summary>How images are fed to a model, and how it is evaluated.</summary>
public sealed record ImageModellingOptions
{
    /// <summary>Images a step, at least 1.</summary>
    /// <value>24, as in the REBAR paper.</value>
    public int BatchSize { get; init; } = 24;

    /// <summary>How grey pixels become bits.</summary>
    /// <value><see cref="Binarisation.Fixed"/>: drawn once, so that bounds can be compared with published ones.</value>
    public Binarisation Binarisation { get; init; } = Binarisation.Fixed;

    /// <summary>K of the K-sample bound on the test images, at least 1.</summary>
    /// <value>100.</value>
    public int EvaluationSamples { get; init; } = 100;
}
