using System.Collections.Immutable;
using System.Globalization;
using Variate.Estimators;
using Variate.Programs;

namespace Variate.Experiments.Estimation;

/// <summary>All estimators by name: one row for each of the catalog.</summary>
public static class EstimatorBlueprints
{
    private const string Decay = "decay";
    private const string None = "none";
    private const string Categories = "categories";
    private const string Samples = "samples";
    private const string TemperatureName = "temperature";
    private const string Scale = "scale";
    private const string Learned = "learned";

    // The published code starts its temperature here.
    private const double InitialTemperature = 0.5;

    /// <summary>One row an estimator.</summary>
    public static ImmutableArray<EstimatorBlueprint> All { get; } =
    [
        new(
            ScoreFunctionEstimator.StaticTraits,
            [new(Decay, "0.99", "a number from 0 to below 1, or 'none'", "the weight of the past in the moving-average baseline", IsDecay)],
            ScoreFunction),
        new(LeaveOneOutEstimator.StaticTraits, [SampleOption()], LeaveOneOut),
        new(RunLeaveOneOutEstimator.StaticTraits, [SampleOption()], RunLeaveOneOut),
        new(SelfBaselineEstimator.StaticTraits, [], request => Alike(request, () => new SelfBaselineEstimator())),
        new(EnumerationEstimator.StaticTraits, [], request => Alike(request, () => new EnumerationEstimator())),
        new(RamEstimator.StaticTraits, [], request => Alike(request, () => new RamEstimator())),
        new(LocalExpectationEstimator.StaticTraits, [], request => Alike(request, () => new LocalExpectationEstimator())),
        new(GoEstimator.StaticTraits, [], request => Alike(request, () => new GoEstimator())),
        new(FiniteSupportGoEstimator.StaticTraits, [], request => Alike(request, () => new FiniteSupportGoEstimator())),
        new(
            RaoBlackwellEstimator.StaticTraits,
            [new(Categories, "1", "a whole number from 0", "joint values that are summed, with self-baseline inside", IsCategoryCount)],
            RaoBlackwell),
        new(PathwiseEstimator.StaticTraits, [], request => Alike(request, () => new PathwiseEstimator())),
        new(
            ConcreteEstimator.StaticTraits,
            [new(TemperatureName, "0.1", "a positive number", "the temperature of the relaxation", IsPositive)],
            Concrete),
        new(StraightThroughEstimator.StaticTraits, [], request => Alike(request, () => new StraightThroughEstimator())),
        new(
            StraightThroughGumbelEstimator.StaticTraits,
            [new(TemperatureName, "0.5", "a positive number", "the temperature of the relaxation", IsPositive)],
            StraightThroughGumbel),
        new(MuPropEstimator.StaticTraits, [ScaleOption()], MuProp),
        new(
            RebarEstimator.StaticTraits,
            [
                new(TemperatureName, Learned, "a positive number, or 'learned'", "the temperature of the relaxation", IsLearnedOrPositive),
                ScaleOption(),
            ],
            Rebar),
    ];

    private static EstimatorOption SampleOption() => new(Samples, "4", "a whole number from 2", "samples that are each other's baselines", IsSampleCount);

    private static EstimatorOption ScaleOption()
        => new(Scale, Learned, "a number from 0, or 'learned'", "how much of the control variate is subtracted", IsLearnedOrScale);

    private static bool IsNumber(string text, out double value)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool IsDecay(string text) => text == None || (IsNumber(text, out double value) && value is >= 0 and < 1);

    private static bool IsPositive(string text) => IsNumber(text, out double value) && value > 0;

    private static bool IsLearnedOrPositive(string text) => text == Learned || IsPositive(text);

    private static bool IsLearnedOrScale(string text) => text == Learned || (IsNumber(text, out double value) && value >= 0);

    private static bool IsSampleCount(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 2;

    private static bool IsCategoryCount(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static EstimatorRules Alike(EstimatorRequest request, Func<Estimator> estimator)
        => new([.. Enumerable.Range(0, request.ChoiceCount).Select(_ => estimator())]);

    private static EstimatorRules LeaveOneOut(EstimatorRequest request)
        => Alike(request, () => new LeaveOneOutEstimator(request.Count(Samples)));

    private static EstimatorRules RunLeaveOneOut(EstimatorRequest request)
        => new([.. Alike(request, () => new RunLeaveOneOutEstimator()).Choices], request.Count(Samples));

    private static EstimatorRules ScoreFunction(EstimatorRequest request)
    {
        if (request.Is(Decay, None))
        {
            return Alike(request, () => new ScoreFunctionEstimator());
        }

        ImmutableArray<MovingAverageBaseline> baselines =
        [
            .. Enumerable.Range(1, request.ChoiceCount).Select(layer => new MovingAverageBaseline(
                request.Number(Decay),
                request.ElementType,
                string.Create(CultureInfo.InvariantCulture, $"baseline/{layer}"))),
        ];
        return new EstimatorRules(
            [.. baselines.Select(baseline => new ScoreFunctionEstimator(baseline))],
            baselines: [.. baselines.Select(baseline => baseline.Average)]);
    }

    private static EstimatorRules Concrete(EstimatorRequest request)
    {
        var temperature = Temperature.Fixed(request.Number(TemperatureName));
        // The mean-seeking form is the one that the comparison with REBAR is published for.
        ImmutableArray<Estimator> choices = Alike(request, () => new ConcreteEstimator(temperature, RelaxationKind.MeanSeeking)).Choices;
        return new EstimatorRules(choices, temperature: temperature);
    }

    private static EstimatorRules RaoBlackwell(EstimatorRequest request)
        => Alike(request, () => new RaoBlackwellEstimator(request.Count(Categories), new SelfBaselineEstimator()));

    private static EstimatorRules StraightThroughGumbel(EstimatorRequest request)
    {
        var temperature = Temperature.Fixed(request.Number(TemperatureName));
        return new EstimatorRules(Alike(request, () => new StraightThroughGumbelEstimator(temperature)).Choices, temperature: temperature);
    }

    private static EstimatorRules MuProp(EstimatorRequest request)
        => new(Alike(request, () => new MuPropEstimator()).Choices, scales: Scales(request));

    private static EstimatorRules Rebar(EstimatorRequest request)
    {
        Temperature temperature = request.Is(TemperatureName, Learned)
            ? Temperature.Learned(InitialTemperature, request.ElementType)
            : Temperature.Fixed(request.Number(TemperatureName));
        return new EstimatorRules(Alike(request, () => new RebarEstimator(temperature)).Choices, temperature: temperature, scales: Scales(request));
    }

    private static ControlVariateScales Scales(EstimatorRequest request) => request.Is(Scale, Learned)
        ? ControlVariateScales.Learned(request.Parameters)
        : ControlVariateScales.Fixed(request.Number(Scale));
}
