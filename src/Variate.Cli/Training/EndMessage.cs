using System.Collections.Immutable;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>The last JSON line of a run.</summary>
internal sealed record EndMessage(
    string Type, RunOutcome Outcome, long Steps, double Seconds, string Folder, string Report, ImmutableArray<BoundMessage> Bounds);
