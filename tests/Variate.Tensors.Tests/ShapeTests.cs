namespace Variate.Tensors.Tests;

public class ShapeTests
{
    [Fact]
    public void Default_Shape_IsAScalar()
    {
        Shape shape = default;

        Assert.Equal(0, shape.Rank);
        Assert.Equal(1, shape.ElementCount);
        Assert.Equal([], shape);
        Assert.Equal("[]", shape.ToString());
    }

    [Fact]
    public void Indexer_FromBothEnds_GivesSizes()
    {
        Shape shape = [24, 28, 3];

        Assert.Equal(24, shape[0]);
        Assert.Equal(3, shape[^1]);
        Assert.Equal<Shape>([24, 28], shape[..^1]);
        Assert.Equal("[24, 28, 3]", shape.ToString());
        Assert.Equal(24 * 28 * 3, shape.ElementCount);
    }

    [Fact]
    public void Create_NegativeSize_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Shape.Create([2, -1]));

    [Fact]
    public void ElementCount_TooLarge_Throws()
    {
        Shape shape = [1 << 16, 1 << 16];

        Assert.Throws<OverflowException>(() => shape.ElementCount);
    }

    [Theory]
    [InlineData(new[] { 3 }, new[] { 3 }, new[] { 3 })]
    [InlineData(new[] { 2, 3 }, new[] { 3 }, new[] { 2, 3 })]
    [InlineData(new[] { 2, 1 }, new[] { 5 }, new[] { 2, 5 })]
    [InlineData(new int[0], new[] { 2, 3 }, new[] { 2, 3 })]
    [InlineData(new[] { 1 }, new[] { 0 }, new[] { 0 })]
    [InlineData(new[] { 4, 1, 1 }, new[] { 1, 7, 1 }, new[] { 4, 7, 1 })]
    public void Broadcast_EitherOrder_GivesTheCommonShape(int[] left, int[] right, int[] expected)
    {
        Assert.Equal(Shape.Create(expected), Shape.Broadcast(Shape.Create(left), Shape.Create(right)));
        Assert.Equal(Shape.Create(expected), Shape.Broadcast(Shape.Create(right), Shape.Create(left)));
    }

    [Theory]
    [InlineData(new[] { 2 }, new[] { 3 })]
    [InlineData(new[] { 0 }, new[] { 2 })]
    [InlineData(new[] { 2, 3 }, new[] { 3, 3 })]
    public void Broadcast_DifferentSizes_ThrowsWithBoth(int[] left, int[] right)
    {
        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(
            () => Shape.Broadcast(Shape.Create(left), Shape.Create(right)));

        Assert.Contains(Shape.Create(left).ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains(Shape.Create(right).ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BroadcastTo_ShapeThatDoesNotFit_ThrowsWithBoth()
    {
        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(() => Tensor.Zeros([2, 3]).BroadcastTo([3, 3]));

        Assert.Contains("broadcasts to [3, 3], got [2, 3]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SumTo_ShapeThatDoesNotFit_ThrowsWithBoth()
    {
        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(() => Tensor.Zeros([2, 3]).SumTo([2]));

        Assert.Contains("broadcasts to [2, 3], got [2]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PadLeft_LargerRank_PutsOnesInFront()
    {
        Shape shape = [2, 3];

        Assert.Equal<Shape>([1, 1, 2, 3], shape.PadLeft(4));
        Assert.Equal(shape, shape.PadLeft(1));
    }

    [Fact]
    public void With_OneAxis_ReplacesItsSize()
    {
        Shape shape = [2, 3, 4];

        Assert.Equal<Shape>([2, 3, 7], shape.With(^1, 7));
        Assert.Equal<Shape>([9, 3, 4], shape.With(0, 9));
    }

    [Fact]
    public void Without_OneAxis_RemovesIt()
    {
        Shape shape = [2, 3, 4];

        Assert.Equal<Shape>([2, 4], shape.Without(1));
        Assert.Equal<Shape>([2, 3], shape.Without(^1));
    }

    [Fact]
    public void Equals_SameSizes_IsTrueWithEqualHash()
    {
        Shape first = [2, 3];
        Shape second = [2, 3];
        Shape third = [3, 2];

        Assert.True(first == second);
        Assert.True(first != third);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.True(first.Equals((object)second));
        Assert.False(first.Equals("[2, 3]"));
    }

    [Fact]
    public void Enumerator_Shape_GivesSizesInOrder()
    {
        var sizes = new List<int>();
        foreach (int size in Shape.Create([5, 6]))
        {
            sizes.Add(size);
        }

        Assert.Equal([5, 6], sizes);
    }
}
