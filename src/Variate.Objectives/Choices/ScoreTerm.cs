namespace Variate.Objectives;

/// <summary>What becomes of the score of a choice, ∇ ln q towards the parameters of its own law, in the gradient of a bound.</summary>
internal enum ScoreTerm
{
    /// <summary>It stays: −∂F/∂ln wₖ times the score.</summary>
    Kept,

    /// <summary>It is left out.</summary>
    Dropped,

    /// <summary>It is replaced by the reparameterised derivative with the same expectation.</summary>
    Reparameterised,

    /// <summary>It stays, and carries the learning signal of the choice too, which no sample can: there is no derivative through it.</summary>
    Signalled,

    /// <summary>It is all there is, with the opposite sign: +∂F/∂ln wₖ times the score, which draws q towards the posterior.</summary>
    Raised,
}
