using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>The gradient of V = Σ |g|²/N towards λ and every η, against central differences at a fixed key.</summary>
public class VarianceTuningTests
{
    private const double Increment = 1e-5;

    public static TheoryData<string, RelaxationKind> Programs
    {
        get
        {
            var programs = new TheoryData<string, RelaxationKind>();
            foreach (string name in new[] { "one", "two", "leave-one-out first", "leave-one-out second", "muprop first", "rao-blackwell first", "categorical" })
            {
                programs.Add(name, RelaxationKind.MeanSeeking);
                programs.Add(name, RelaxationKind.Concrete);
            }

            return programs;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void TuningGradients_OfTemperatureAndScales_AgreeWithCentralDifferences(string name, RelaxationKind kind)
    {
        var model = new TwoLayerModel();
        ParameterSet parameters = name == "one" ? model.OneLayer : model.TwoLayers;
        var temperature = Temperature.Learned(0.6, ElementType.Float64);
        ControlVariateScales scales = ContractEstimators.Scales(parameters);
        var options = new EstimateOptions { Batch = [2], DrawCount = 3, Scales = scales };
        GradientEstimate Estimate() => Program(name, model, new RebarEstimator(temperature, kind)).Estimate(parameters, RandomKey.FromSeed(99), options);
        double Variance() => Estimate().Gradients.Sum(gradient => gradient.SumOfSquares()) / parameters.ElementCount;

        GradientEstimate estimate = Estimate();

        Assert.Equal(parameters.Count + 1, estimate.TuningGradients.Length);
        foreach (TuningGradient tuning in estimate.TuningGradients)
        {
            double expected = CentralDifference(tuning.Parameter, Variance);
            Assert.Equal(expected, tuning.Gradient.ToScalar(), 1e-7 * Math.Max(0.01, Math.Abs(expected)));
        }
    }

    private static Stochastic<Tensor> Program(string name, TwoLayerModel model, OneSampleEstimator rebar) => name switch
    {
        "one" => model.One(rebar),
        "two" => model.Two(rebar, rebar),
        "leave-one-out first" => model.Two(new LeaveOneOutEstimator(2), rebar),
        "leave-one-out second" => model.Two(rebar, new LeaveOneOutEstimator(2)),
        "muprop first" => model.Two(new MuPropEstimator(), rebar),
        "rao-blackwell first" => model.Two(new RaoBlackwellEstimator(1, rebar), rebar),
        _ => CategoricalTests.Two(model, rebar, rebar),
    };

    private static double CentralDifference(Parameter parameter, Func<double> function)
    {
        double start = parameter.Value.ToScalar();
        parameter.MutableElements<double>()[0] = start + Increment;
        double above = function();
        parameter.MutableElements<double>()[0] = start - Increment;
        double below = function();
        parameter.MutableElements<double>()[0] = start;
        return (above - below) / (2 * Increment);
    }
}
