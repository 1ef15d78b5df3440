using System.Collections.Immutable;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>How a run ended, and where it is kept.</summary>
/// <param name="Outcome">Whether it came to its end.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="Seconds">Wall-clock seconds over all sittings.</param>
/// <param name="Folder">The folder of the run, as the user would write it.</param>
/// <param name="Report">The report, as the user would write it.</param>
/// <param name="Evaluations">The last value of every bound.</param>
internal sealed record RunConclusion(
    RunOutcome Outcome,
    long Steps,
    double Seconds,
    string Folder,
    string Report,
    ImmutableArray<EvaluationRecord> Evaluations);
