using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

public class ControlVariateScalesTests
{
    private readonly LayeredModel _model = new();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Fixed_NotFinite_Throws(double scale)
        => Assert.Throws<ArgumentOutOfRangeException>(() => ControlVariateScales.Fixed(scale));

    [Fact]
    public void Learned_AtFirst_IsOneForEveryParameter()
    {
        var scales = ControlVariateScales.Learned(_model.Parameters);

        Assert.True(scales.IsLearned);
        Assert.Equal(_model.Parameters.Select(parameter => $"scale/{parameter.Name}"), scales.FreeParameters.Select(parameter => parameter.Name));
        Assert.All(Enumerable.Range(0, _model.Parameters.Count), index => Assert.Equal(1, scales[index]));
    }

    [Theory]
    [InlineData(-50)]
    [InlineData(0.7)]
    [InlineData(30)]
    public void Learned_AnyFreeParameter_IsBetweenZeroAndTwoWithItsDerivative(double free)
    {
        const double Step = 1e-5;
        var scales = ControlVariateScales.Learned(_model.Parameters);
        double At(double value)
        {
            scales.FreeParameters[0].MutableElements<double>()[0] = value;
            return scales[0];
        }

        double difference = (At(free + Step) - At(free - Step)) / (2 * Step);

        Assert.InRange(At(free), 0, 2);
        Assert.Equal(difference, scales.Derivative(0), 1e-9);
    }

    [Fact]
    public void Estimate_ScalesForOtherParameters_Throws()
    {
        var scales = ControlVariateScales.Learned(new ParameterSet(_model.Parameters[0]));

        ArgumentException exception = Assert.Throws<ArgumentException>(() => Estimate(scales));

        Assert.Contains("5 parameters, got scales for 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_FixedAndLearnedScaleOne_GiveTheSameGradients()
    {
        GradientEstimate plain = Estimate(ControlVariateScales.Ones);
        GradientEstimate learned = Estimate(ControlVariateScales.Learned(_model.Parameters));

        Assert.Empty(plain.TuningGradients);
        Assert.Equal(5, learned.TuningGradients.Length);
        Assert.All(
            plain.Gradients.Zip(learned.Gradients),
            static pair => Assert.All(
                pair.First.ToImmutableArray().Zip(pair.Second.ToImmutableArray()),
                static element => Assert.Equal(element.First, element.Second, 1e-12)));
    }

    private GradientEstimate Estimate(ControlVariateScales scales)
    {
        var rebar = new RebarEstimator(Temperature.Fixed(0.5));
        return _model.Two(rebar, rebar).Estimate(_model.Parameters, RandomKey.FromSeed(1), _model.Options with { Scales = scales });
    }
}
