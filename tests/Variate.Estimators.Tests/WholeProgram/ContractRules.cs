using System.Collections.Immutable;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.WholeProgram;

/// <summary>The rules of a whole program under test, with every setting, for the programs of the two-layer model.</summary>
internal static class ContractRules
{
    internal static IReadOnlyDictionary<string, Func<TwoLayerModel, ProgramRule>> Unbiased { get; } =
        new Dictionary<string, Func<TwoLayerModel, ProgramRule>>(StringComparer.Ordinal)
        {
            ["coupled-rebar"] = static _ => new CoupledRebar(Temperature.Fixed(0.5)),
            ["coupled-rebar-concrete"] = static _ => new CoupledRebar(Temperature.Fixed(0.7), RelaxationKind.Concrete),
            ["coupled-rebar-learned"] = static model => new CoupledRebar(
                Temperature.Learned(0.6, ElementType.Float64), baselines: Inputs(model, TuningCriterion.Variance)),
            ["coupled-rebar-input"] = static model => new CoupledRebar(
                Temperature.Fixed(0.5), RelaxationKind.Concrete, Inputs(model, TuningCriterion.SquaredSignal)),
            ["coupled-rebar-independent"] = static _ => new CoupledRebar(Temperature.Fixed(0.5), coupling: NoiseCoupling.Independent),
            ["coupled-rebar-concrete-independent"] = static model => new CoupledRebar(
                Temperature.Fixed(0.7), RelaxationKind.Concrete, Inputs(model, TuningCriterion.SquaredSignal), NoiseCoupling.Independent),
            ["muprop-one-pass"] = static _ => new OnePassMuProp(),
            ["muprop-one-pass-learned"] = static model => new OnePassMuProp(Terms(model, TuningCriterion.SquaredSignal)),
            ["muprop-one-pass-by-variance"] = static model => new OnePassMuProp(Terms(model, TuningCriterion.Variance), TuningCriterion.Variance),
            ["simple-muprop-one-pass"] = static _ => new OnePassSimpleMuProp(),
            ["simple-muprop-one-pass-learned"] = static model => new OnePassSimpleMuProp(Terms(model, TuningCriterion.SquaredSignal)),
        };

    /// <summary>Networks of the data, one a choice, for as many choices as a test has.</summary>
    internal static ImmutableArray<Baseline> Inputs(TwoLayerModel model, TuningCriterion criterion)
        => [.. Names.Select(name => new InputBaseline(new TinyNetwork($"baseline/{name}", 2).Critic(), model.X, criterion))];

    /// <summary>Learned terms that differ from choice to choice.</summary>
    internal static ImmutableArray<MuPropTerms> Terms(TwoLayerModel model, TuningCriterion criterion)
        => [.. Inputs(model, criterion).Select((baseline, choice) => new MuPropTerms
        {
            Baseline = baseline,
            CostScale = Scale($"s0/{Names[choice]}", 0.4 - (0.5 * choice)),
            SlopeScale = Scale($"s1/{Names[choice]}", (0.3 * choice) - 0.7),
        })];

    private static ImmutableArray<string> Names => ["1", "2", "3"];

    private static ControlScale Scale(string name, double free)
    {
        var scale = ControlScale.Learned(name, ElementType.Float64);
        scale.FreeParameter!.MutableElements<double>()[0] = free;
        return scale;
    }
}
