namespace Variate.Results;

/// <summary>The circumstances of a run: outcome, machine and times.</summary>
public sealed record RunSummary
{
    /// <summary>How the run ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The machine in a line, for example processor and number of cores.</summary>
    public required string Machine { get; init; }

    /// <summary>When the first sitting started, as given by the caller: a record reads no clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Wall-clock seconds over all sittings, evaluations included; as of the last write while the run goes on.</summary>
    public required double TotalSeconds { get; init; }
}
