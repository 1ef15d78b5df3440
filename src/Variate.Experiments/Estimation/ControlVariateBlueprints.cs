using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Estimation;

/// <summary>The estimators whose signal is lowered by baselines and control variates.</summary>
internal static class ControlVariateBlueprints
{
    private const string Decay = "decay";
    private const string BaselineName = "baseline";
    private const string None = "none";
    private const string Average = "average";
    private const string Input = "input";
    private const string Optimal = "optimal";
    private const string TemperatureName = "temperature";
    private const string Scale = "scale";
    private const string Terms = "terms";
    private const string Noise = "noise";
    private const string Tied = "tied";
    private const string Independent = "independent";
    private const string Control = "control";
    private const string Surrogate = "surrogate";
    private const string CostAndSurrogate = "cost-and-surrogate";
    private const string Learned = "learned";

    // The published code starts its temperature here.
    private const double InitialTemperature = 0.5;

    /// <summary>The score function.</summary>
    internal static EstimatorBlueprint ScoreFunction { get; } = new(
        ScoreFunctionEstimator.StaticTraits,
        [
            new(Decay, "0.99", "a number from 0 to below 1, or 'none'", "the weight of the past in moving averages", IsDecay),
            EstimatorOption.OneOf(BaselineName, "the baseline of each choice", Average, Input, Optimal),
        ],
        OfScoreFunction);

    /// <summary>NVIL.</summary>
    internal static EstimatorBlueprint Nvil { get; } = new(
        NvilEstimator.StaticTraits,
        [new(Decay, "0.9", "a number from 0 to below 1", "the weight of the past in moving averages", static text => text != None && IsDecay(text))],
        OfNvil);

    /// <summary>SimpleMuProp.</summary>
    internal static EstimatorBlueprint SimpleMuProp { get; } = new(
        SimpleMuPropEstimator.StaticTraits,
        [ScaleOption(), TermsOption(), BaselineOption()],
        request => OfMuProp(request, static (baseline, cost, _) => new SimpleMuPropEstimator(baseline, cost), hasSlope: false));

    /// <summary>MuProp.</summary>
    internal static EstimatorBlueprint MuProp { get; } = new(
        MuPropEstimator.StaticTraits,
        [ScaleOption(), TermsOption(), BaselineOption()],
        request => OfMuProp(request, static (baseline, cost, slope) => new MuPropEstimator(baseline, cost, slope), hasSlope: true));

    /// <summary>REBAR.</summary>
    internal static EstimatorBlueprint Rebar { get; } = new(
        RebarEstimator.StaticTraits,
        [TemperatureOption(), ScaleOption(), BaselineOption(), NoiseOption()],
        OfRebar);

    /// <summary>REBAR with Q-functions.</summary>
    internal static EstimatorBlueprint QFunctionRebar { get; } = new(
        QFunctionRebarEstimator.StaticTraits,
        [TemperatureOption(), ScaleOption(), NoiseOption()],
        OfQFunctionRebar);

    /// <summary>RELAX.</summary>
    internal static EstimatorBlueprint Relax { get; } = new(
        RelaxEstimator.StaticTraits,
        [
            TemperatureOption(),
            EstimatorOption.OneOf(Control, "the control variate, with or without the relaxed cost", CostAndSurrogate, Surrogate),
            NoiseOption(),
        ],
        OfRelax);

    /// <summary>LAX.</summary>
    internal static EstimatorBlueprint Lax { get; } = new(LaxEstimator.StaticTraits, [], OfLax);

    internal static EstimatorOption ScaleOption()
        => new(Scale, Learned, "a number from 0, or 'learned'", "how much of the control variate is subtracted", IsLearnedOrScale);

    internal static EstimatorOption TermsOption() => EstimatorOption.OneOf(Terms, "the scale of each term of the expansion", "1", Learned);

    internal static EstimatorOption BaselineOption() => EstimatorOption.OneOf(BaselineName, "the baseline of each choice", None, Input);

    internal static EstimatorOption NoiseOption() => EstimatorOption.OneOf(Noise, "the noise of the two relaxed samples", Tied, Independent);

    internal static EstimatorOption TemperatureOption()
        => new(
            TemperatureName,
            Learned,
            "a positive number, or 'learned'",
            "the temperature of the relaxation",
            static text => text == Learned || EstimatorOption.IsPositive(text));

    private static bool IsDecay(string text) => text == None || (EstimatorOption.IsNumber(text, out double value) && value is >= 0 and < 1);

    private static bool IsLearnedOrScale(string text) => text == Learned || (EstimatorOption.IsNumber(text, out double value) && value >= 0);

    private static EstimatorRules OfScoreFunction(EstimatorRequest request)
    {
        var networks = new CriticNetworks(request.Model);
        var averages = new List<Parameter>();
        ImmutableArray<Estimator> choices =
        [
            .. Enumerable.Range(0, request.ChoiceCount).Select(choice => new ScoreFunctionEstimator(BaselineOf(request, choice, networks, averages))),
        ];
        return new EstimatorRules(choices, learned: [.. averages, .. networks.Parameters]);
    }

    private static Baseline? BaselineOf(EstimatorRequest request, int choice, CriticNetworks networks, List<Parameter> averages)
    {
        if (request.Is(BaselineName, Optimal) && !request.Is(Decay, None))
        {
            string name = CriticNetworks.NameOf(BaselineName, choice);
            var optimal = new OptimalConstantBaseline(request.Model.ChoiceSizes[choice], request.Number(Decay), request.ElementType, name);
            averages.AddRange([optimal.WeightedCosts, optimal.Weights]);
            return optimal;
        }

        Baseline? average = request.Is(Decay, None) ? null : AverageOf(request, choice, averages);
        if (!request.Is(BaselineName, Input))
        {
            return average;
        }

        var input = new InputBaseline(networks.Baseline(choice));
        return average is null ? input : new SumBaseline(input, average);
    }

    private static MovingAverageBaseline AverageOf(EstimatorRequest request, int choice, List<Parameter> averages)
    {
        var average = new MovingAverageBaseline(request.Number(Decay), request.ElementType, CriticNetworks.NameOf(BaselineName, choice));
        averages.Add(average.Average);
        return average;
    }

    private static EstimatorRules OfNvil(EstimatorRequest request)
    {
        var networks = new CriticNetworks(request.Model);
        var averages = new List<Parameter>();
        var choices = new List<Estimator>();
        for (int choice = 0; choice < request.ChoiceCount; choice++)
        {
            var baseline = new SumBaseline(new InputBaseline(networks.Baseline(choice)), AverageOf(request, choice, averages));
            var nvil = new NvilEstimator(baseline, request.Number(Decay), request.ElementType, CriticNetworks.NameOf("squared-signal", choice));
            averages.Add(nvil.SquaredSignal);
            choices.Add(nvil);
        }

        return new EstimatorRules([.. choices], learned: [.. averages, .. networks.Parameters]);
    }

    private static EstimatorRules OfMuProp(
        EstimatorRequest request, Func<Baseline?, ControlScale, ControlScale, Estimator> estimator, bool hasSlope)
    {
        var networks = new CriticNetworks(request.Model);
        var scales = new List<ControlScale>();
        var choices = new List<Estimator>();
        for (int choice = 0; choice < request.ChoiceCount; choice++)
        {
            ControlScale cost = ScaleOf(request, "cost-scale", choice);
            ControlScale slope = hasSlope ? ScaleOf(request, "slope-scale", choice) : ControlScale.One;
            scales.AddRange([cost, slope]);
            choices.Add(estimator(InputOf(request, choice, networks), cost, slope));
        }

        ImmutableArray<Parameter> learned = [.. scales.Select(scale => scale.FreeParameter).OfType<Parameter>(), .. networks.Parameters];
        return new EstimatorRules([.. choices], scales: Scales(request), learned: learned);
    }

    private static EstimatorRules OfRebar(EstimatorRequest request)
    {
        // As published, the baseline inside REBAR learns by the variance of the gradient.
        var networks = new CriticNetworks(request.Model);
        Temperature temperature = TemperatureOf(request);
        ImmutableArray<Estimator> choices =
        [
            .. Enumerable.Range(0, request.ChoiceCount).Select(choice => new RebarEstimator(
                temperature,
                baseline: InputOf(request, choice, networks, TuningCriterion.Variance),
                coupling: CouplingOf(request))),
        ];
        return new EstimatorRules(choices, temperature: temperature, scales: Scales(request), learned: networks.Parameters);
    }

    private static EstimatorRules OfQFunctionRebar(EstimatorRequest request)
    {
        var networks = new CriticNetworks(request.Model);
        Temperature temperature = TemperatureOf(request);
        ImmutableArray<Estimator> choices =
        [
            .. Enumerable.Range(0, request.ChoiceCount).Select(choice => new QFunctionRebarEstimator(
                networks.OfRelaxed(choice), temperature, coupling: CouplingOf(request))),
        ];
        return new EstimatorRules(choices, temperature: temperature, scales: Scales(request), learned: networks.Parameters);
    }

    private static EstimatorRules OfRelax(EstimatorRequest request)
    {
        var networks = new CriticNetworks(request.Model);
        Temperature temperature = TemperatureOf(request);
        var options = new RelaxOptions
        {
            Control = request.Is(Control, Surrogate) ? RelaxControl.Surrogate : RelaxControl.CostAndSurrogate,
            Coupling = CouplingOf(request),
        };
        ImmutableArray<Estimator> choices =
        [
            .. Enumerable.Range(0, request.ChoiceCount).Select(choice => new RelaxEstimator(networks.OfLatent(choice), temperature, options)),
        ];
        return new EstimatorRules(choices, temperature: temperature, learned: networks.Parameters);
    }

    private static EstimatorRules OfLax(EstimatorRequest request)
    {
        var networks = new CriticNetworks(request.Model);
        ImmutableArray<Estimator> choices =
            [.. Enumerable.Range(0, request.ChoiceCount).Select(choice => new LaxEstimator(networks.OfLatent(choice)))];
        return new EstimatorRules(choices, learned: networks.Parameters);
    }

    internal static ControlScale ScaleOf(EstimatorRequest request, string name, int choice)
        => request.Is(Terms, Learned)
            ? ControlScale.Learned(CriticNetworks.NameOf(name, choice), request.ElementType)
            : ControlScale.One;

    internal static InputBaseline? InputOf(
        EstimatorRequest request, int choice, CriticNetworks networks, TuningCriterion criterion = TuningCriterion.SquaredSignal)
        => request.Is(BaselineName, Input) ? new InputBaseline(networks.Baseline(choice), criterion) : null;

    internal static NoiseCoupling CouplingOf(EstimatorRequest request)
        => request.Is(Noise, Independent) ? NoiseCoupling.Independent : NoiseCoupling.Tied;

    internal static Temperature TemperatureOf(EstimatorRequest request) => request.Is(TemperatureName, Learned)
        ? Temperature.Learned(InitialTemperature, request.ElementType)
        : Temperature.Fixed(request.Number(TemperatureName));

    internal static ControlVariateScales Scales(EstimatorRequest request) => request.Is(Scale, Learned)
        ? ControlVariateScales.Learned(request.Model.Parameters)
        : ControlVariateScales.Fixed(request.Number(Scale));
}
