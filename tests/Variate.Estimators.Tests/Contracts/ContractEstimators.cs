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
    };

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

    private static MovingAverageBaseline FrozenAverage()
    {
        var baseline = new MovingAverageBaseline(0.99, ElementType.Float64);
        baseline.Average.MutableElements<double>()[0] = 0.6;
        return baseline;
    }
}
