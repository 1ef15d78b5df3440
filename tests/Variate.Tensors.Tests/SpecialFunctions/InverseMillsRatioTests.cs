namespace Variate.Tensors.Tests.SpecialFunctions;

/// <summary>The derivatives of log Φ, where the plain quotient and the plain sum would lose all digits.</summary>
public sealed class InverseMillsRatioTests
{
    [Theory]
    [InlineData(-30.0)]
    [InlineData(-1e5)]
    [InlineData(-1e9)]
    [InlineData(-1e12)]
    public void NormalLogCumulative_FarLeft_HasTheAsymptoticDerivatives(double x)
    {
        // φ/Φ = −x (1 + v − 2v² + 10v³ − …) with v = 1/x², and its slope −1 + v − 6v² + 50v³ − ….
        double v = 1 / (x * x);
        Tensor leaf = Tensor.Create([x], [1]).AsLeaf();

        Tensor first = Gradient.Of(leaf.NormalLogCumulative(), [leaf], isDifferentiable: true)[0];
        Tensor second = Gradient.Of(first, leaf)[0];

        Assert.Equal(1, first.ToScalar() / (-x * (1 + (v * (1 - (v * (2 - (v * 10))))))), 74 * v * v * v * v + 1e-15);
        Assert.Equal(-1 + (v * (1 - (v * (6 - (v * 50))))), second.ToScalar(), 600 * v * v * v * v + 1e-15);
    }

    [Theory]
    [InlineData(-0.5)]
    public void Functions_AcrossTheBranch_HaveNoStep(double border)
    {
        var x = Tensor.Create([Math.BitDecrement(border), border, Math.BitIncrement(border)], [3]);

        foreach (Tensor y in new[] { x.NormalCumulative(), x.NormalLogCumulative(), x.InverseMillsRatio(), x.InverseMillsExcess() })
        {
            Assert.InRange(y.ToImmutableArray().Max() - y.ToImmutableArray().Min(), 0, 6e-16);
        }
    }
}
