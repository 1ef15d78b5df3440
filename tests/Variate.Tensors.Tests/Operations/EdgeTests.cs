namespace Variate.Tensors.Tests.Operations;

/// <summary>Values and derivatives where a formula could break: kinks, ties, saturation, the ends of a domain.</summary>
public class EdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("Relu()", 0, 0, 0)]
    [InlineData("Abs()", 0, 0, 0)]
    [InlineData("Sigmoid()", 800, 1, 0)]
    [InlineData("Sigmoid()", -800, 0, 0)]
    [InlineData("Softplus()", 800, 800, 1)]
    [InlineData("Softplus()", -800, 0, 0)]
    [InlineData("Tanh()", 400, 1, 0)]
    [InlineData("Tanh()", -400, -1, 0)]
    [InlineData("Expm1()", 1e-18, 1e-18, 1)]
    [InlineData("Log1p()", 1e-18, 1e-18, 1)]
    [InlineData("Tanh()", 1e-18, 1e-18, 1)]
    [InlineData("Log()", 0, -Infinity, Infinity)]
    [InlineData("Log1p()", -1, -Infinity, Infinity)]
    [InlineData("Sqrt()", 0, 0, Infinity)]
    [InlineData("Reciprocal()", 0, Infinity, -Infinity)]
    [InlineData("Exp()", -Infinity, 0, 0)]
    [InlineData("Square()", 0, 0, 0)]
    [InlineData("Erf()", Infinity, 1, 0)]
    [InlineData("Erf()", -Infinity, -1, 0)]
    [InlineData("Erfc()", Infinity, 0, 0)]
    [InlineData("Erfc()", -Infinity, 2, 0)]
    [InlineData("Erfc()", 40, 0, 0)]
    [InlineData("NormalCumulative()", -Infinity, 0, 0)]
    [InlineData("NormalCumulative()", Infinity, 1, 0)]
    [InlineData("NormalLogCumulative()", Infinity, 0, 0)]
    [InlineData("NormalLogCumulative()", -Infinity, -Infinity, Infinity)]
    [InlineData("NormalLogCumulative()", -1e160, -Infinity, 1e160)]
    [InlineData("LogGamma()", 0, Infinity, -Infinity)]
    [InlineData("LogGamma()", Infinity, Infinity, Infinity)]
    [InlineData("LogGamma()", -1.5, double.NaN, double.NaN)]
    [InlineData("Digamma()", 0, -Infinity, Infinity)]
    [InlineData("Digamma()", Infinity, Infinity, 0)]
    [InlineData("Digamma()", -1.5, double.NaN, double.NaN)]
    [InlineData("Trigamma()", 0, Infinity, -Infinity)]
    [InlineData("Trigamma()", Infinity, 0, 0)]
    [InlineData("Trigamma()", -1.5, double.NaN, double.NaN)]
    public void Apply_Edge_HasTheLimitAsValueAndDerivative(string member, double x, double value, double derivative)
    {
        foreach (bool isDifferentiable in new[] { false, true })
        {
            Tensor leaf = Tensor.Create([x], [1]).AsLeaf();
            Tensor y = OperationTable.Row(member).Apply([leaf]);

            Assert.Equal(value, y.ToScalar());
            Assert.Equal(derivative, Gradient.Of(y, [leaf], isDifferentiable)[0].ToScalar());
        }
    }

    [Fact]
    public void Maximum_Tie_GradientGoesToTheLeft()
    {
        Tensor left = Tensor.Create([1.0, 2, 3], [3]).AsLeaf();
        Tensor right = Tensor.Create([1.0, 5, -3], [3]).AsLeaf();

        var y = Tensor.Maximum(left, right);

        Assert.Equal([1.0, 5, 3], y.Elements<double>().ToArray());
        Assert.Equal([1.0, 0, 1], Gradient.Of(y, left)[0].Elements<double>().ToArray());
        Assert.Equal([0.0, 1, 0], Gradient.Of(y, right)[0].Elements<double>().ToArray());
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void LogSumExp_LargeElements_DoesNotOverflow(double shift)
    {
        Tensor leaf = Tensor.Create([shift, shift + 1, shift - 1e4], [3]).AsLeaf();

        Tensor y = leaf.LogSumExp();
        double[] gradient = Gradient.Of(y, leaf)[0].Elements<double>().ToArray();

        Assert.Equal(shift + Math.Log(1 + Math.E), y.ToScalar(), 1e-11);
        Assert.Equal(1 / (1 + Math.E), gradient[0], 1e-12);
        Assert.Equal(0, gradient[2]);
        Assert.Equal(1, gradient.Sum(), 1e-14);
    }

    [Fact]
    public void LogSumExp_NoMass_IsNegativeInfinity()
        => Assert.Equal(-Infinity, Tensor.Create([-Infinity, -Infinity], [2]).LogSumExp().ToScalar());

    [Fact]
    public void Softmax_LargeElements_IsACertainty()
        => Assert.Equal([0.0, 1, 0], Tensor.Create([-1e4, 1e4, 0], [3]).Softmax().Elements<double>().ToArray());

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Bernoulli_SaturatedLogits_HasTheLinearTailAndItsDerivative(ElementType elementType)
    {
        Tensor value = Tensor.Create([0.0, 1, 0, 1], [4, 1]).To(elementType);
        Tensor logits = Tensor.Create([80, 80, -1e4, -1e4], [4, 1]).To(elementType).AsLeaf();

        Tensor y = LogProbabilities.Bernoulli(value, logits);

        Assert.Equal([-80, 0, 0, -1e4], y.ToImmutableArray().Select(element => Math.Round(element, 6) + 0.0));
        Assert.Equal([-1, 0, 0, 1], Gradient.Of(y, logits)[0].ToImmutableArray().Select(element => Math.Round(element, 6) + 0.0));
    }

    [Fact]
    public void MatMul_EmptyInnerAxis_IsZeros()
        => Assert.Equal([0.0, 0, 0, 0], Tensor.Create(ReadOnlySpan<double>.Empty, [2, 0]).MatMul(Tensor.Create(ReadOnlySpan<double>.Empty, [0, 2])).Elements<double>().ToArray());

    [Fact]
    public void Affine_EmptyInnerAxis_IsTheBias()
        => Assert.Equal(
            [3.0, 4, 3, 4],
            Tensor.Create(ReadOnlySpan<double>.Empty, [2, 0])
                .Affine(Tensor.Create(ReadOnlySpan<double>.Empty, [0, 2]), Tensor.Create([3.0, 4], [2]))
                .Elements<double>()
                .ToArray());

    [Fact]
    public void MaxLastAxis_Tracked_IsAConstant()
    {
        Tensor y = Tensor.Create([1.0, 4, -2, -3], [2, 2]).AsLeaf().MaxLastAxis();

        Assert.Equal([4.0, -2], y.Elements<double>().ToArray());
        Assert.False(y.IsTracked);
    }

    [Fact]
    public void OneHotOfMax_Tie_IsTheFirst()
        => Assert.Equal([0.0, 1, 0], Tensor.Create([1.0, 4, 4], [3]).OneHotOfMax().Elements<double>().ToArray());
}
