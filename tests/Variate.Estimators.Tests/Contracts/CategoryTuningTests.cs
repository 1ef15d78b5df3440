using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>The gradient of V = Σ |g|²/n on several categorical variables, towards λ, η and the weights of critics, against central differences.</summary>
public class CategoryTuningTests
{
    private const double Increment = 1e-5;

    public static TheoryData<string, RelaxationKind> Estimators
    {
        get
        {
            var rows = new TheoryData<string, RelaxationKind>();
            foreach (string name in new[] { "rebar", "rebar independent", "relax", "relax cost", "rebar-q" })
            {
                rows.Add(name, RelaxationKind.MeanSeeking);
                rows.Add(name, RelaxationKind.Concrete);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public void TuningGradients_OfTemperatureScalesAndCritics_AgreeWithCentralDifferences(string name, RelaxationKind kind)
    {
        var layers = new CategoryLayers();
        Stochastic<Tensor> program = layers.Two(Make(name, kind, "first", layers.FirstSize), Make(name, kind, "second", layers.SecondSize));
        var options = new EstimateOptions { Batch = [2], DrawCount = 3, Scales = ContractEstimators.Scales(layers.TwoLayers) };
        GradientEstimate Estimate() => program.Estimate(layers.TwoLayers, RandomKey.FromSeed(31), options);
        double Variance() => Estimate().Gradients.Sum(static gradient => gradient.SumOfSquares()) / layers.TwoLayers.ElementCount;

        TuningGradient[] tunings = [.. Estimate().TuningGradients];

        int critics = name.StartsWith("rebar", StringComparison.Ordinal) && name != "rebar-q" ? 0 : 8;
        Assert.Equal(layers.TwoLayers.Count + 2 + critics, tunings.Length);
        foreach (TuningGradient tuning in tunings)
        {
            double[] gradient = [.. tuning.Gradient.ToImmutableArray()];
            for (int i = 0; i < gradient.Length; i += Math.Max(1, gradient.Length / 3))
            {
                double expected = CentralDifference(tuning.Parameter, i, Variance);
                Assert.Equal(expected, gradient[i], 2e-7 * Math.Max(0.01, Math.Abs(expected)));
            }
        }
    }

    private static Estimator Make(string name, RelaxationKind kind, string layer, int size)
    {
        var temperature = Temperature.Learned(0.6, ElementType.Float64, $"{layer}/log-temperature");
        Surrogate Network() => new TinyNetwork(layer, 2 * size).Surrogate();
        return name switch
        {
            "rebar" => new RebarEstimator(temperature, kind),
            "rebar independent" => new RebarEstimator(temperature, kind, coupling: NoiseCoupling.Independent),
            "relax" => new RelaxEstimator(Network(), temperature, new RelaxOptions { Kind = kind }),
            "relax cost" => new RelaxEstimator(Network(), temperature, new RelaxOptions { Kind = kind, Control = RelaxControl.CostAndSurrogate }),
            _ => new QFunctionRebarEstimator(Network(), temperature, kind, criterion: TuningCriterion.Variance),
        };
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
}
