namespace Variate.Cli.Estimating;

/// <summary>How much is drawn.</summary>
/// <param name="Samples">Independent draws of the gradient estimate.</param>
/// <param name="TuningSteps">Steps of learning before them.</param>
internal sealed record Sampling(long Samples, int TuningSteps);
