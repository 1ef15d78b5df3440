namespace Variate.Tensors.Tests.Operations;

public sealed class WhereTests
{
    private static readonly Tensor Condition = Tensor.Create([0.0, 1, -0.5, double.NaN], [4]);

    [Fact]
    public void Where_AnyCondition_TakesTheFirstUnlessItIsZero()
    {
        var y = Tensor.Where(Condition, Tensor.Create([1.0, 2, 3, 4], [4]), Tensor.Create([-1.0], [1]));

        Assert.Equal([-1.0, 2, 3, 4], y.Elements<double>().ToArray());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Gradient_BrokenWhereNotTaken_IsExactlyZeroThere(double broken)
    {
        Tensor whenTrue = Tensor.Create([1.0, 2, 3, 4], [4]).AsLeaf();
        Tensor whenFalse = Tensor.Create([5.0, 6, 7, 8], [4]).AsLeaf();
        var y = Tensor.Where(Condition, whenTrue, whenFalse);

        Tensor weighted = (y * Tensor.Create([broken, 2, 3, 4], [4])).SumAll();

        Assert.Equal([0.0, 2, 3, 4], Gradient.Of(weighted, whenTrue)[0].Elements<double>().ToArray());
        Assert.Equal([broken, 0.0, 0, 0], Gradient.Of(weighted, whenFalse)[0].Elements<double>().ToArray());
    }

    [Fact]
    public void Gradient_GuardedLogarithm_IsFiniteOutsideTheDomain()
    {
        Tensor x = Tensor.Create([-1.0, 0, 2], [3]).AsLeaf();
        Tensor isInside = x.StopGradient().Step();

        var y = Tensor.Where(isInside, Tensor.Where(isInside, x, Tensor.Ones([], ElementType.Float64)).Log(), Tensor.Full([], double.NegativeInfinity, x));

        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], y.Elements<double>()[..2].ToArray());
        Assert.Equal(Math.Log(2), y.ElementAt(2), 1e-15);
        Assert.Equal([0, 0, 0.5], Gradient.Of(y, x)[0].Elements<double>().ToArray());
    }

    [Fact]
    public void Where_ConditionMarkedOrTracked_ResultCarriesIt()
    {
        var one = Tensor.Ones([4], ElementType.Float64);

        Assert.Equal(0, Tensor.Where(Condition.MarkLeadingAxes(0), one, one).LeadingAxes);
        Assert.True(Tensor.Where(Condition.AsLeaf(), one, one).IsSevered);
        Assert.True(Tensor.Where(Condition.AsLeaf().Step(), one, one).IsSevered);
        Assert.False(Tensor.Where(Condition, one, one).IsSevered);
    }
}
