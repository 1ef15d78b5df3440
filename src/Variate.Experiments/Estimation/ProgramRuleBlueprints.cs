using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Estimation;

/// <summary>The rules that serve all choices of a program at once.</summary>
internal static class ProgramRuleBlueprints
{
    /// <summary>REBAR in one coupled pass.</summary>
    internal static EstimatorBlueprint CoupledRebar { get; } = new(
        Estimators.CoupledRebar.StaticTraits,
        [
            ControlVariateBlueprints.TemperatureOption(),
            ControlVariateBlueprints.ScaleOption(),
            ControlVariateBlueprints.BaselineOption(),
            ControlVariateBlueprints.NoiseOption(),
        ],
        OfCoupledRebar);

    /// <summary>MuProp with one mean-field pass.</summary>
    internal static EstimatorBlueprint MuProp { get; } = OfMuProp(OnePassMuProp.StaticTraits, static terms => new OnePassMuProp(terms), hasSlope: true);

    /// <summary>SimpleMuProp with one mean-field pass.</summary>
    internal static EstimatorBlueprint SimpleMuProp { get; } =
        OfMuProp(OnePassSimpleMuProp.StaticTraits, static terms => new OnePassSimpleMuProp(terms), hasSlope: false);

    private static EstimatorRules OfCoupledRebar(EstimatorRequest request)
    {
        // As published, the baseline inside REBAR learns by the variance of the gradient.
        var networks = new CriticNetworks(request.Model);
        ImmutableArray<Baseline> baselines =
        [
            .. Enumerable.Range(0, request.ChoiceCount)
                .Select(choice => ControlVariateBlueprints.InputOf(request, choice, networks, TuningCriterion.Variance))
                .OfType<Baseline>(),
        ];
        Temperature temperature = ControlVariateBlueprints.TemperatureOf(request);
        var rule = new CoupledRebar(temperature, baselines: baselines, coupling: ControlVariateBlueprints.CouplingOf(request));
        return new EstimatorRules(rule, temperature, ControlVariateBlueprints.Scales(request), networks.Parameters);
    }

    private static EstimatorBlueprint OfMuProp(EstimatorTraits traits, Func<ImmutableArray<MuPropTerms>, ProgramRule> rule, bool hasSlope)
        => new(
            traits,
            [ControlVariateBlueprints.ScaleOption(), ControlVariateBlueprints.TermsOption(), ControlVariateBlueprints.BaselineOption()],
            request =>
            {
                var networks = new CriticNetworks(request.Model);
                ImmutableArray<MuPropTerms> terms =
                    [.. Enumerable.Range(0, request.ChoiceCount).Select(choice => TermsOf(request, choice, networks, hasSlope))];
                IEnumerable<Parameter> scales = terms
                    .SelectMany(static term => new[] { term.CostScale.FreeParameter, term.SlopeScale.FreeParameter })
                    .OfType<Parameter>();
                return new EstimatorRules(rule(terms), null, ControlVariateBlueprints.Scales(request), [.. scales, .. networks.Parameters]);
            });

    private static MuPropTerms TermsOf(EstimatorRequest request, int choice, CriticNetworks networks, bool hasSlope) => new()
    {
        Baseline = ControlVariateBlueprints.InputOf(request, choice, networks) is { } input ? input : new NoBaseline(),
        CostScale = ControlVariateBlueprints.ScaleOf(request, "cost-scale", choice),
        SlopeScale = hasSlope ? ControlVariateBlueprints.ScaleOf(request, "slope-scale", choice) : ControlScale.One,
    };
}
