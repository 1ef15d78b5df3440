using Variate.Results;

namespace Variate.Learning;

/// <summary>How a training ended.</summary>
/// <param name="Outcome">Completed, interrupted, or which number was not finite; each with advice in its documentation.</param>
/// <param name="Step">Steps taken, over all sittings. After a failure the one that failed is not counted.</param>
/// <param name="Seconds">Seconds of training without evaluations and measurements, over all sittings.</param>
/// <param name="LastRecord">The last record of this sitting; null where none was made.</param>
public sealed record TrainingResult(RunOutcome Outcome, int Step, double Seconds, StepRecord? LastRecord);
