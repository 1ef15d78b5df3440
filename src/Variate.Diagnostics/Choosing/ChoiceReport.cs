using System.Collections.Immutable;

namespace Variate.Diagnostics;

/// <summary>Which estimator was chosen, and why: plain data.</summary>
public sealed record ChoiceReport
{
    /// <summary>The name of the problem.</summary>
    public required string Problem { get; init; }

    /// <summary>The name of the chosen candidate.</summary>
    public required string Chosen { get; init; }

    /// <summary>Why it was chosen.</summary>
    public required ChoiceReason Reason { get; init; }

    /// <summary>The next best candidate, to weigh the choice by; null when only one was left to choose from.</summary>
    public required string? RunnerUp { get; init; }

    /// <summary>Every measured candidate, the best first.</summary>
    public required ImmutableArray<CandidateScore> Scores { get; init; }

    /// <summary>Those not measured: refused by the program, biased and not allowed, or in need of something of the user's.</summary>
    public required ImmutableArray<Refusal> Refused { get; init; }

    /// <summary>Evaluations of cost and slope spent, per datum.</summary>
    public required long Spent { get; init; }

    /// <summary>Rounds of measurement.</summary>
    public required int RoundCount { get; init; }
}
