namespace Variate.Objectives.Tests.Contracts;

/// <summary>What is wrong on purpose.</summary>
internal enum Fault
{
    None,
    SquaredWeightsForTheModel,
    NoScoreOfLaterBits,
    GatesOnDependentChoices,
    NoSignal,
    BaselineOfAllParticles,
}
