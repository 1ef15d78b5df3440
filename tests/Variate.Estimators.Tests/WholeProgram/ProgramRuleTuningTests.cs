using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.WholeProgram;

/// <summary>The gradient of V = Σ |g|²/N towards λ, every η, every scale and the weights of baselines, against central differences at a fixed key.</summary>
public class ProgramRuleTuningTests
{
    private const double Increment = 1e-5;
    private readonly TwoLayerModel _model = new();

    public static TheoryData<string, string> RulesAndPrograms
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string rule in new[] { "tied", "tied concrete", "independent", "independent concrete", "muprop", "simple-muprop" })
            {
                rows.Add(rule, "two");
                rows.Add(rule, "three");
                rows.Add(rule, "categories");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(RulesAndPrograms))]
    public void TuningGradients_ByVariance_AgreeWithCentralDifferences(string ruleName, string programName)
    {
        ProgramRule rule = Rule(ruleName);
        var options = new EstimateOptions { Batch = [2], DrawCount = 3, Scales = ContractEstimators.Scales(_model.TwoLayers) };
        Stochastic<Tensor> program = Program(programName).Under(rule);
        GradientEstimate Estimate() => program.Estimate(_model.TwoLayers, RandomKey.FromSeed(99), options);
        double Variance() => Estimate().Gradients.Sum(gradient => gradient.SumOfSquares()) / _model.TwoLayers.ElementCount;

        TuningGradient[] tunings = [.. Estimate().TuningGradients];

        Assert.Equal(_model.TwoLayers.Count, tunings.Count(static tuning => tuning.Parameter.Name.StartsWith("scale/", StringComparison.Ordinal)));
        Assert.Contains(tunings, tuning => tuning.Parameter.Name == (ruleName.Contains("muprop", StringComparison.Ordinal) ? "s0/1" : "log-temperature"));
        Assert.Contains(tunings, static tuning => tuning.Parameter.Name.StartsWith("baseline/2", StringComparison.Ordinal));
        Assert.All(tunings, tuning => AssertAgrees(tuning, Variance));
    }

    private static void AssertAgrees(TuningGradient tuning, Func<double> function)
    {
        double[] gradient = [.. tuning.Gradient.ToImmutableArray()];
        for (int i = 0; i < gradient.Length; i += Math.Max(1, gradient.Length / 2))
        {
            double expected = CentralDifference(tuning.Parameter, i, function);
            Assert.Equal(expected, gradient[i], 2e-7 * Math.Max(0.01, Math.Abs(expected)));
        }
    }

    private static double CentralDifference(Parameter parameter, int index, Func<double> function)
    {
        double start = parameter.Value.ToImmutableArray()[index];
        parameter.MutableElements<double>()[index] = start + Increment;
        double above = function();
        parameter.MutableElements<double>()[index] = start - Increment;
        double below = function();
        parameter.MutableElements<double>()[index] = start;
        return (above - below) / (2 * Increment);
    }

    private Stochastic<Tensor> Program(string name) => name switch
    {
        "two" => ContractPrograms.Two(_model),
        "three" => ContractPrograms.Three(_model),
        _ => ContractPrograms.CategoriesThenBits(_model),
    };

    private ProgramRule Rule(string name)
    {
        RelaxationKind kind = name.EndsWith("concrete", StringComparison.Ordinal) ? RelaxationKind.Concrete : RelaxationKind.MeanSeeking;
        NoiseCoupling coupling = name.StartsWith("independent", StringComparison.Ordinal) ? NoiseCoupling.Independent : NoiseCoupling.Tied;
        return name switch
        {
            "muprop" => new OnePassMuProp(ContractRules.Terms(_model, TuningCriterion.Variance), TuningCriterion.Variance),
            "simple-muprop" => new OnePassSimpleMuProp(ContractRules.Terms(_model, TuningCriterion.Variance), TuningCriterion.Variance),
            _ => new CoupledRebar(
                Temperature.Learned(0.6, ElementType.Float64), kind, ContractRules.Inputs(_model, TuningCriterion.Variance), coupling),
        };
    }
}
