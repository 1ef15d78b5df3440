using Variate.Objectives;
using Variate.Programs;

namespace Variate.Experiments.Problems;

/// <summary>A rule of a whole program that estimates the gradient of the importance-weighted bound.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="IsUnbiased">For that bound.</param>
/// <param name="PartOfChoice">What the choice does in it, in a few words.</param>
/// <param name="Objective">The rule for a number of particles.</param>
/// <param name="Choose">The choice of a law.</param>
internal sealed record BoundEstimator(
    string Name,
    bool IsUnbiased,
    string PartOfChoice,
    Func<int, MultiSampleObjective> Objective,
    Func<Distribution, SampleSite> Choose)
{
    /// <summary>A rule under its own name, whose choices take the part that it has for them.</summary>
    internal static BoundEstimator Of(ObjectiveTraits traits, string partOfChoice, Func<int, MultiSampleObjective> objective)
        => new(traits.Name, traits.IsUnbiased, partOfChoice, objective, static law => law.Named("z"));
}
