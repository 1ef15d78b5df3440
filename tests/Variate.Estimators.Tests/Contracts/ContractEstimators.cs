using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>The unbiased estimators of discrete choices under test, by name, with the number of run samples that they need.</summary>
internal static class ContractEstimators
{
    internal const int RunSamples = 3;

    internal static IReadOnlyDictionary<string, Func<Estimator>> Unbiased { get; } = new Dictionary<string, Func<Estimator>>(StringComparer.Ordinal)
    {
        ["score"] = static () => new ScoreFunctionEstimator(),
        ["score-constant"] = static () => new ScoreFunctionEstimator(FrozenAverage()),
        ["leave-one-out"] = static () => new LeaveOneOutEstimator(3),
        ["enumeration"] = static () => new EnumerationEstimator(),
        ["enumeration-fresh"] = static () => new EnumerationEstimator(sharesNoise: false),
        ["rebar"] = static () => new RebarEstimator(Temperature.Fixed(0.5)),
        ["rebar-concrete"] = static () => new RebarEstimator(Temperature.Fixed(0.7), RelaxationKind.Concrete),
        ["self-baseline"] = static () => new SelfBaselineEstimator(),
        ["muprop"] = static () => new MuPropEstimator(),
        ["muprop-scaled"] = static () => new MuPropEstimator(costScale: ControlScale.Fixed(0.6), slopeScale: ControlScale.Fixed(1.4)),
        ["relax"] = static () => new RelaxEstimator(Smooth(), Temperature.Fixed(0.6)),
        ["relax-cost"] = static () => new RelaxEstimator(
            Smooth(),
            Temperature.Fixed(0.5),
            new RelaxOptions { Control = RelaxControl.CostAndSurrogate, Kind = RelaxationKind.MeanSeeking, Coupling = NoiseCoupling.Independent }),
        ["ram"] = static () => new RamEstimator(),
        ["local-expectation"] = static () => new LocalExpectationEstimator(),
        ["go"] = static () => new GoEstimator(),
        ["go-finite-support"] = static () => new FiniteSupportGoEstimator(),
        ["measure-valued"] = static () => new MeasureValuedEstimator(),
        ["rao-blackwell"] = static () => new RaoBlackwellEstimator(2, new SelfBaselineEstimator()),
        ["rao-blackwell-rebar"] = static () => new RaoBlackwellEstimator(1, new RebarEstimator(Temperature.Fixed(0.5)), sharesNoise: false),
    };

    internal static IReadOnlyDictionary<string, Func<Estimator>> Biased { get; } = new Dictionary<string, Func<Estimator>>(StringComparer.Ordinal)
    {
        ["concrete"] = static () => new ConcreteEstimator(Temperature.Fixed(0.5)),
        ["straight-through"] = static () => new StraightThroughEstimator(),
        ["straight-through-gumbel"] = static () => new StraightThroughGumbelEstimator(Temperature.Fixed(0.5)),
        ["rao-blackwell-straight-through"] = static () => new RaoBlackwellEstimator(2, new StraightThroughEstimator()),
    };

    internal static TheoryData<string> BiasedNames => [.. Biased.Keys];

    /// <summary>An estimator of either list.</summary>
    internal static Func<Estimator> Named(string name) => Unbiased.TryGetValue(name, out Func<Estimator>? estimator) ? estimator : Biased[name];

    /// <summary>Every estimator before itself, before REBAR and after the score function.</summary>
    internal static TheoryData<string, string> ChosenPairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string name in Unbiased.Keys)
            {
                pairs.Add(name, name);
            }

            foreach (string name in Unbiased.Keys.Where(static name => name is not ("rebar" or "score")))
            {
                pairs.Add(name, "rebar");
                pairs.Add("score", name);
            }

            pairs.Add("score", "rebar");
            return pairs;
        }
    }

    /// <summary>Scales that differ from tensor to tensor, so that no test passes only for η = 1.</summary>
    internal static ControlVariateScales Scales(ParameterSet parameters)
    {
        double[] scales = [0.7, 1.3, 0.4, 1.1, 0.2, 0.9, 0.5, 1.5];
        var learned = ControlVariateScales.Learned(parameters);
        for (int i = 0; i < parameters.Count; i++)
        {
            double scale = scales[i % scales.Length];
            learned.FreeParameters[i].MutableElements<double>()[0] = Math.Log(scale / (2 - scale));
        }

        return learned;
    }

    /// <summary>A surrogate for any number of components and either element type.</summary>
    private static Surrogate Smooth()
        => new(static at => (at.Relaxed.Sum(^1, keepAxis: true) - 0.7).Square() + (at.Latent * at.Relaxed).Tanh().Sum(^1, keepAxis: true));

    private static MovingAverageBaseline FrozenAverage()
    {
        var baseline = new MovingAverageBaseline(0.99, ElementType.Float64);
        baseline.Average.MutableElements<double>()[0] = 0.6;
        return baseline;
    }
}
