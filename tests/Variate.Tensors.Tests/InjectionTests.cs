using System.Collections.Immutable;

namespace Variate.Tensors.Tests;

/// <summary>Gradients put in by hand: value, first derivative, and second derivative through a live gradient.</summary>
public class InjectionTests
{
    private readonly Tensor _x = Tensor.Create([0.3, -1.2], [2]).AsLeaf();
    private readonly Tensor _value = Tensor.Create([5.0, 7], [2]);

    [Fact]
    public void InjectGradient_Value_IsUnchanged()
        => Assert.Equal(_value.Elements<double>().ToArray(), _value.InjectGradient(_x, _x * 2).Elements<double>().ToArray());

    [Fact]
    public void InjectGradient_FirstDerivative_IsTheGivenGradientAndOnlyThat()
    {
        Tensor other = Tensor.Create([10.0, 20], [2]).AsLeaf();

        ImmutableArray<Tensor> gradients = Gradient.Of(_value.InjectGradient(_x, other * 3), _x, other);

        Assert.Equal([30.0, 60.0], gradients[0].Elements<double>().ToArray());
        Assert.Equal([0.0, 0.0], gradients[1].Elements<double>().ToArray());
    }

    [Fact]
    public void InjectGradient_TrackedValue_AddsToItsGradient()
    {
        Tensor y = (_x * 4).InjectGradient(_x, Tensor.Create([0.5, 0.25], [2]));

        Assert.Equal([4.5, 4.25], Gradient.Of(y, _x)[0].Elements<double>().ToArray());
    }

    [Fact]
    public void InjectGradient_SecondDerivative_GoesThroughTheLiveGradient()
    {
        Tensor other = Tensor.Create([10.0, 20], [2]).AsLeaf();
        Tensor y = _value.InjectGradient(_x, other.Square());

        Tensor first = Gradient.Of(y * 2, [_x], isDifferentiable: true)[0];
        Tensor second = Gradient.Of(first, other)[0];

        Assert.Equal([200.0, 800.0], first.Elements<double>().ToArray());
        Assert.Equal([40.0, 80.0], second.Elements<double>().ToArray());
    }

    [Fact]
    public void InjectGradient_EventAxes_WeighsEachRow()
    {
        Tensor towards = Tensor.Create([1.0, 2, 3, 4, 5, 6], [2, 3]).AsLeaf();
        var gradient = Tensor.Create([1.0, 0, 2, 3, 1, 1], [2, 3]);
        Tensor y = _value.InjectGradient(towards, gradient) * Tensor.Create([10.0, 100], [2]);

        Assert.Equal([10.0, 0, 20, 300, 100, 100], Gradient.Of(y, towards)[0].Elements<double>().ToArray());
    }

    [Fact]
    public void InjectGradient_TowardsASharedTensor_SumsOverWhatSharesIt()
    {
        Tensor towards = Tensor.Create([1.0, 2, 3], [3]).AsLeaf();
        var gradient = Tensor.Create([1.0, 0, 2, 3, 1, 1], [2, 3]);

        Assert.Equal([4.0, 1, 3], Gradient.Of(_value.InjectGradient(towards, gradient), towards)[0].Elements<double>().ToArray());
    }

    [Fact]
    public void InjectGradient_TowardsAConstant_IsTheValueItself()
        => Assert.Same(_value, _value.InjectGradient(_x.StopGradient(), _x));

    [Fact]
    public void InjectGradient_GradientWithoutTheAxesOfTheValue_Throws()
    {
        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(
            () => _value.InjectGradient(_x, Tensor.Zeros([3, 2], ElementType.Float64)));

        Assert.Contains("[2]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2]", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeMismatchException>(() => _value.InjectGradient(_x, Tensor.Zeros([], ElementType.Float64)));
    }

    [Fact]
    public void InjectGradient_TowardsAnotherShape_ThrowsAtOnce()
    {
        Tensor towards = Tensor.Create([1.0, 2, 3], [3]).AsLeaf();

        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(() => _value.InjectGradient(towards, _x));

        Assert.Contains("[3]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefuseGradient_WhenAsked_Throws()
    {
        Tensor gradient = _value.RefuseGradient(_x, "no second derivative");
        Tensor first = Gradient.Of(_value.InjectGradient(_x, gradient), [_x], isDifferentiable: true)[0];

        Assert.Equal([5.0, 7.0], first.Elements<double>().ToArray());
        Assert.Equal("no second derivative", Assert.Throws<NotSupportedException>(() => Gradient.Of(first, _x)).Message);
    }
}
