using System.Collections.Immutable;
using Variate.Programs;

namespace Variate.Experiments.Estimation;

/// <summary>An estimator that can be asked for by name: its traits, its options, and how to make it.</summary>
public sealed class EstimatorBlueprint
{
    private readonly Func<EstimatorRequest, EstimatorRules> _build;

    internal EstimatorBlueprint(
        EstimatorTraits traits,
        ImmutableArray<EstimatorOption> options,
        Func<EstimatorRequest, EstimatorRules> build)
    {
        Traits = traits;
        Options = options;
        _build = build;
    }

    /// <summary>What the estimator promises and needs; its name is that of the blueprint.</summary>
    public EstimatorTraits Traits { get; }

    /// <summary>What can be written after the name. May be empty.</summary>
    public ImmutableArray<EstimatorOption> Options { get; }

    internal EstimatorRules Build(EstimatorRequest request) => _build(request);
}
