namespace Variate.Tensors.Tests;

/// <summary>A factor on a gradient that is decided after the tensor was made.</summary>
public class GradientGateTests
{
    private readonly Tensor _x = Tensor.Create([0.3, -1.2], [2]).AsLeaf();
    private readonly GradientGate _gate = new();

    [Fact]
    public void PassGradientThrough_Values_AreUnchanged()
        => Assert.Equal(_x.Elements<double>().ToArray(), _x.PassGradientThrough(_gate).Elements<double>().ToArray());

    [Fact]
    public void PassGradientThrough_UndecidedGate_LetsTheGradientPass()
        => Assert.Equal([0.6, -2.4], Gradient.Of(_x.PassGradientThrough(_gate).Square(), _x)[0].Elements<double>().ToArray());

    [Fact]
    public void PassGradientThrough_GateDecidedLater_WeighsTheGradientOfThatPathOnly()
    {
        Tensor y = _x.PassGradientThrough(_gate).Square() + _x;

        _gate.Decide(Tensor.Create([10.0, 0], [2]));

        Assert.Equal([7.0, 1], Gradient.Of(y, _x)[0].Elements<double>().ToArray());
    }

    [Fact]
    public void PassGradientThrough_FactorWithFewerAxes_Broadcasts()
    {
        Tensor y = _x.PassGradientThrough(_gate).Square();

        _gate.Decide(Tensor.Create([2.0], [1]));

        Assert.Equal([1.2, -4.8], Gradient.Of(y, _x)[0].Elements<double>().ToArray());
    }

    [Fact]
    public void Decide_Twice_Throws()
    {
        _gate.Decide(Tensor.Create([2.0], [1]));

        Assert.Throws<InvalidOperationException>(() => _gate.Decide(Tensor.Create([2.0], [1])));
    }
}
