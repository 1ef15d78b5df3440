namespace Variate.Diagnostics;

/// <summary>Why an estimator was chosen.</summary>
public enum ChoiceReason
{
    /// <summary>Its score is lowest, beyond the noise of the measurement.</summary>
    ClearlyBest,

    /// <summary>Its score is lowest, but another one's is within the noise: either would do. A larger budget may tell them apart.</summary>
    BestWithinNoise,

    /// <summary>It was in use, and none is better beyond the noise.</summary>
    IncumbentKept,

    /// <summary>No other candidate fits the program.</summary>
    OnlyCandidate,

    /// <summary>It has no noise at all and no bias: nothing can be better but by price.</summary>
    WithoutNoise,
}
