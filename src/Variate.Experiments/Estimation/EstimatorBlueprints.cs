using System.Collections.Immutable;
using System.Globalization;
using Variate.Estimators;
using Variate.Programs;

namespace Variate.Experiments.Estimation;

/// <summary>All estimators by name: one row for each of the catalogs, of estimators and of rules of a whole program.</summary>
public static class EstimatorBlueprints
{
    private const string Budget = "budget";
    private const string Categories = "categories";
    private const string Draws = "draws";
    private const string None = "none";
    private const string Samples = "samples";
    private const string ShapeAugmentation = "shape-augmentation";
    private const string TemperatureName = "temperature";

    /// <summary>One row an estimator.</summary>
    public static ImmutableArray<EstimatorBlueprint> All { get; } =
    [
        ControlVariateBlueprints.ScoreFunction,
        new(LeaveOneOutEstimator.StaticTraits, [SampleOption()], LeaveOneOut),
        new(RunLeaveOneOutEstimator.StaticTraits, [SampleOption()], RunLeaveOneOut),
        new(SelfBaselineEstimator.StaticTraits, [], request => Alike(request, () => new SelfBaselineEstimator())),
        ControlVariateBlueprints.Nvil,
        new(OptimalBaselineEstimator.StaticTraits, [], request => Alike(request, () => new OptimalBaselineEstimator())),
        new(EnumerationEstimator.StaticTraits, [], request => Alike(request, () => new EnumerationEstimator())),
        new(RamEstimator.StaticTraits, [], request => Alike(request, () => new RamEstimator())),
        new(LocalExpectationEstimator.StaticTraits, [], request => Alike(request, () => new LocalExpectationEstimator())),
        new(GoEstimator.StaticTraits, [], request => Alike(request, () => new GoEstimator())),
        new(FiniteSupportGoEstimator.StaticTraits, [], request => Alike(request, () => new FiniteSupportGoEstimator())),
        new(ImportanceGoEstimator.StaticTraits, [], request => Alike(request, () => new ImportanceGoEstimator())),
        new(NestedGoEstimator.StaticTraits, [], request => Alike(request, () => new NestedGoEstimator())),
        new(
            RaoBlackwellEstimator.StaticTraits,
            [
                new(Categories, "1", "a whole number from 0", "joint values that are summed, with self-baseline inside", IsWhole),
                new(Draws, "1", "a whole number from 1", "draws from the other values", IsPositiveCount),
                new(Budget, None, "'none' or a whole number from 1", "evaluations, divided for each datum anew: in the place of the two others", IsBudget),
            ],
            RaoBlackwell),
        new(PathwiseEstimator.StaticTraits, [], request => Alike(request, () => new PathwiseEstimator())),
        new(GRepEstimator.StaticTraits, [], request => Alike(request, () => new GRepEstimator())),
        new(
            RsviEstimator.StaticTraits,
            [new(ShapeAugmentation, "5", "a whole number from 0", "how much the shape of a gamma variable is raised", IsWhole)],
            request => Alike(request, () => new RsviEstimator(request.Count(ShapeAugmentation)))),
        new(MeasureValuedEstimator.StaticTraits, [], request => Alike(request, () => new MeasureValuedEstimator())),
        new(
            ConcreteEstimator.StaticTraits,
            [new(TemperatureName, "0.1", "a positive number", "the temperature of the relaxation", EstimatorOption.IsPositive)],
            Concrete),
        new(StraightThroughEstimator.StaticTraits, [], request => Alike(request, () => new StraightThroughEstimator())),
        new(
            StraightThroughGumbelEstimator.StaticTraits,
            [new(TemperatureName, "0.5", "a positive number", "the temperature of the relaxation", EstimatorOption.IsPositive)],
            StraightThroughGumbel),
        ControlVariateBlueprints.SimpleMuProp,
        ControlVariateBlueprints.MuProp,
        ControlVariateBlueprints.Rebar,
        ControlVariateBlueprints.QFunctionRebar,
        ControlVariateBlueprints.Relax,
        ControlVariateBlueprints.Lax,
        ProgramRuleBlueprints.CoupledRebar,
        ProgramRuleBlueprints.MuProp,
        ProgramRuleBlueprints.SimpleMuProp,
    ];

    private static EstimatorOption SampleOption() => new(Samples, "4", "a whole number from 2", "samples that are each other's baselines", IsSampleCount);

    private static bool IsSampleCount(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 2;

    private static bool IsWhole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsPositiveCount(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1;

    private static bool IsBudget(string text) => text == None || IsPositiveCount(text);

    private static EstimatorRules Alike(EstimatorRequest request, Func<Estimator> estimator)
        => new([.. Enumerable.Range(0, request.ChoiceCount).Select(_ => estimator())]);

    private static EstimatorRules LeaveOneOut(EstimatorRequest request)
        => Alike(request, () => new LeaveOneOutEstimator(request.Count(Samples)));

    private static EstimatorRules RunLeaveOneOut(EstimatorRequest request)
        => new([.. Alike(request, () => new RunLeaveOneOutEstimator()).Choices], request.Count(Samples));

    private static EstimatorRules Concrete(EstimatorRequest request)
    {
        var temperature = Temperature.Fixed(request.Number(TemperatureName));
        // The mean-seeking form is the one that the comparison with REBAR is published for.
        ImmutableArray<Estimator> choices = Alike(request, () => new ConcreteEstimator(temperature, RelaxationKind.MeanSeeking)).Choices;
        return new EstimatorRules(choices, temperature: temperature);
    }

    private static EstimatorRules RaoBlackwell(EstimatorRequest request)
    {
        SummedValues summed = request.Is(Budget, None)
            ? SummedValues.Fixed(request.Count(Categories), request.Count(Draws))
            : SummedValues.WithinBudget(request.Count(Budget));
        return Alike(request, () => new RaoBlackwellEstimator(summed, new SelfBaselineEstimator()));
    }

    private static EstimatorRules StraightThroughGumbel(EstimatorRequest request)
    {
        var temperature = Temperature.Fixed(request.Number(TemperatureName));
        return new EstimatorRules(Alike(request, () => new StraightThroughGumbelEstimator(temperature)).Choices, temperature: temperature);
    }
}
