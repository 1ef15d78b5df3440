using Variate.Learning.Optimisers;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Learning.Tests.Optimisers;

public sealed class TunerTests
{
    private readonly Parameter _average = new("average", Tensor.Full([], 1, ElementType.Float64));

    private readonly Parameter _scale = new("scale", Tensor.Full([], 2, ElementType.Float64));

    [Fact]
    public void Step_GradientWithStepSize_TakesThatStep()
    {
        NewTuner().Step([new TuningGradient(_average, Scalar(4), StepSize: 0.5)]);

        Assert.Equal(1 - (0.5 * 4), _average.Value.ToScalar());
        Assert.Equal(2, _scale.Value.ToScalar());
    }

    [Fact]
    public void Step_GradientWithoutStepSize_IsTheOptimisers()
    {
        NewTuner().Step([new TuningGradient(_scale, Scalar(4))], rateFactor: 0.5);

        Assert.Equal(2 - (0.5 * 0.1 * 4), _scale.Value.ToScalar(), 1e-15);
        Assert.Equal(1, _average.Value.ToScalar());
    }

    [Fact]
    public void Step_TwoGradientsOfOneParameter_AddUp()
    {
        var tuner = new Tuner(new AdamOptions { LearningRate = 0.1 }.Create(new ParameterSet(_scale)));

        tuner.Step([new TuningGradient(_scale, Scalar(3)), new TuningGradient(_scale, Scalar(-1))]);

        // One Adam step towards the sum, 2: by its sign and the rate. Two steps would go back and forth.
        Assert.Equal(1.9, _scale.Value.ToScalar(), 1e-8);
        Assert.Equal(1, tuner.Optimiser.State.Single(state => state.Name == "scale/steps").Value.ToScalar());
    }

    [Fact]
    public void Step_ForeignParameter_IsRefusedByName()
    {
        var foreign = new Parameter("critic", Tensor.Zeros([], ElementType.Float64));

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => NewTuner().Step([new TuningGradient(foreign, Scalar(1))]));

        Assert.Contains("'critic'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_NonFiniteGradient_IsSeen() =>
        Assert.False(NewTuner().Step([new TuningGradient(_average, Scalar(double.NaN), StepSize: 1)]));

    private static Tensor Scalar(double value) => Tensor.Full([], value, ElementType.Float64);

    private Tuner NewTuner() => new(new SgdOptions { LearningRate = 0.1 }.Create(new ParameterSet(_average, _scale)));
}
