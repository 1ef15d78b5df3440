using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Settings of estimators beyond those of the table of all pairs, for a choice of some size of the two-layer model.</summary>
internal static class FurtherEstimators
{
    internal static IReadOnlyDictionary<string, Func<TwoLayerModel, int, Estimator>> Unbiased { get; } =
        new Dictionary<string, Func<TwoLayerModel, int, Estimator>>(StringComparer.Ordinal)
        {
            ["rebar-independent"] = static (_, _) => new RebarEstimator(Temperature.Fixed(0.5), coupling: NoiseCoupling.Independent),
            ["rebar-concrete-independent"] = static (_, _)
                => new RebarEstimator(Temperature.Fixed(0.7), RelaxationKind.Concrete, coupling: NoiseCoupling.Independent),
            ["rebar-input"] = static (model, _) => new RebarEstimator(Temperature.Fixed(0.5), baseline: Input(model, TuningCriterion.SquaredSignal)),
            ["rebar-input-by-variance"] = static (model, _)
                => new RebarEstimator(Temperature.Learned(0.5, ElementType.Float64), baseline: Input(model, TuningCriterion.Variance)),
            ["rebar-q"] = static (_, size)
                => new QFunctionRebarEstimator(new TinyNetwork("q", 2 * size).Surrogate(), Temperature.Learned(0.6, ElementType.Float64)),
            ["rebar-q-independent"] = static (_, size) => new QFunctionRebarEstimator(
                new TinyNetwork("q", 2 * size).Surrogate(),
                Temperature.Fixed(0.6),
                RelaxationKind.Concrete,
                NoiseCoupling.Independent,
                TuningCriterion.Variance),
            ["relax-network"] = static (_, size)
                => new RelaxEstimator(new TinyNetwork("r", 2 * size).Surrogate(), Temperature.Learned(0.5, ElementType.Float64)),
            ["relax-network-independent"] = static (_, size) => new RelaxEstimator(
                new TinyNetwork("r", 2 * size).Surrogate(), Temperature.Fixed(0.5), new RelaxOptions { Coupling = NoiseCoupling.Independent }),
            ["relax-cost-network"] = static (_, size) => new RelaxEstimator(
                new TinyNetwork("r", 2 * size).Surrogate(),
                Temperature.Learned(0.5, ElementType.Float64),
                new RelaxOptions { Control = RelaxControl.CostAndSurrogate }),
            ["simple-muprop"] = static (_, _) => new SimpleMuPropEstimator(),
            ["simple-muprop-learned"] = static (model, _) => new SimpleMuPropEstimator(
                Input(model, TuningCriterion.SquaredSignal), ControlScale.Learned("s0", ElementType.Float64)),
            ["muprop-learned"] = static (model, _) => new MuPropEstimator(
                Input(model, TuningCriterion.SquaredSignal),
                ControlScale.Learned("s0", ElementType.Float64),
                ControlScale.Learned("s1", ElementType.Float64)),
            ["muprop-learned-by-variance"] = static (model, _) => new MuPropEstimator(
                Input(model, TuningCriterion.Variance),
                ControlScale.Learned("s0", ElementType.Float64),
                ControlScale.Learned("s1", ElementType.Float64),
                TuningCriterion.Variance),
            ["score-input"] = static (model, _) => new ScoreFunctionEstimator(Input(model, TuningCriterion.SquaredSignal)),
            ["score-input-by-variance"] = static (model, _) => new ScoreFunctionEstimator(Input(model, TuningCriterion.Variance)),
            ["score-centred-input"] = static (model, _) => new ScoreFunctionEstimator(
                new SumBaseline(Input(model, TuningCriterion.SquaredSignal), new MovingAverageBaseline(0.9, ElementType.Float64))),
            ["score-optimal-constant"] = static (_, size) => new ScoreFunctionEstimator(OptimalConstant(size)),
            ["rebar-optimal-constant"] = static (_, size) => new RebarEstimator(Temperature.Fixed(0.5), baseline: OptimalConstant(size)),
            ["rao-blackwell-relax"] = static (_, size) => new RaoBlackwellEstimator(
                2, new RelaxEstimator(new TinyNetwork("r", 2 * size).Surrogate(), Temperature.Fixed(0.5))),
            ["rao-blackwell-rebar-independent"] = static (_, _) => new RaoBlackwellEstimator(
                1, new RebarEstimator(Temperature.Fixed(0.5), coupling: NoiseCoupling.Independent)),
            ["rao-blackwell-optimal-constant"] = static (_, size) => new RaoBlackwellEstimator(
                1, new ScoreFunctionEstimator(OptimalConstant(size))),
            ["rao-blackwell-budget"] = static (_, _) => new RaoBlackwellEstimator(SummedValues.WithinBudget(3), new ScoreFunctionEstimator()),
            ["rao-blackwell-draws"] = static (_, _) => new RaoBlackwellEstimator(SummedValues.Fixed(1, 2), new SelfBaselineEstimator()),
            ["go-importance"] = static (_, _) => new ImportanceGoEstimator(),
            ["go-nested"] = static (_, _) => new NestedGoEstimator(),
            ["optimal-baseline"] = static (_, _) => new OptimalBaselineEstimator(),
        };

    /// <summary>A network of the data, given as an input of its own.</summary>
    internal static InputBaseline Input(TwoLayerModel model, TuningCriterion criterion)
        => new(new TinyNetwork("baseline", 2).Critic(), model.X, criterion);

    /// <summary>Averages that differ from component to component.</summary>
    internal static OptimalConstantBaseline OptimalConstant(int size)
    {
        var baseline = new OptimalConstantBaseline(size, elementType: ElementType.Float64);
        for (int i = 0; i < size; i++)
        {
            baseline.WeightedCosts.MutableElements<double>()[i] = 0.2 * (i + 1);
            baseline.Weights.MutableElements<double>()[i] = 0.15 + (0.05 * i);
        }

        return baseline;
    }
}
