using System.Collections.Immutable;
using Variate.Programs;

namespace Variate.Estimators;

/// <summary>The traits of every rule of a whole program that estimates the gradient of an expectation: the rows beside <see cref="EstimatorCatalog"/>.</summary>
/// <remarks>A rule is named once, for the program: <c>program.Under(rule)</c>; an estimator is named at a choice.</remarks>
public static class ProgramRuleCatalog
{
    /// <summary>One row a rule.</summary>
    public static ImmutableArray<EstimatorTraits> All { get; } =
    [
        CoupledRebar.StaticTraits,
        OnePassMuProp.StaticTraits,
        OnePassSimpleMuProp.StaticTraits,
    ];
}
