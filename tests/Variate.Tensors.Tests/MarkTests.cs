namespace Variate.Tensors.Tests;

/// <summary>The marks by which wrong-axis costs and cut gradients are refused, and what they refuse.</summary>
public class MarkTests
{
    private static readonly Tensor Values = Tensor.Create([1.5, -0.5, 0.25, 2, -3, 1], [2, 1, 3]);

    public static TheoryData<string> Cutting => ["Step", "Sign", "OneHotOfMax"];

    [Fact]
    public void LeadingAxes_OfTwoOperands_IsTheLarger()
    {
        Tensor two = Values.MarkLeadingAxes(2);
        Tensor one = Values.MarkLeadingAxes(1);

        Assert.Equal(2, (one + two).LeadingAxes);
        Assert.Equal(2, (two * one).LeadingAxes);
        Assert.Equal(1, (one / Values).LeadingAxes);
    }

    [Fact]
    public void Sum_OverALeadingAxis_ThrowsAndNamesIt()
    {
        Tensor marked = Values.MarkLeadingAxes(1);

        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(() => marked.Sum(0));

        Assert.Contains("[2, 1, 3]", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeMismatchException>(() => marked.Sum(^3));
        Assert.Throws<ShapeMismatchException>(() => marked.Mean(0));
    }

    [Fact]
    public void Sum_BehindTheLeadingAxes_IsAccepted()
    {
        Tensor sum = Values.MarkLeadingAxes(1).Sum(^1);

        Assert.Equal([1.25, 0.0], sum.Elements<double>().ToArray());
        Assert.Equal(1, sum.LeadingAxes);
    }

    [Fact]
    public void SumAxis_OverALeadingAxis_IsAccepted()
        => Assert.Equal([3.5, -3.5, 1.25], Values.MarkLeadingAxes(1).SumAxis(0).Elements<double>().ToArray());

    [Fact]
    public void SumFirstAxis_MarkedTensor_HasOneLeadingAxisFewer()
    {
        Assert.Equal(1, Values.MarkLeadingAxes(2).SumFirstAxis().LeadingAxes);
        Assert.Equal(1, Values.MarkLeadingAxes(2).MeanFirstAxis().LeadingAxes);
        Assert.Equal(Tensor.NoLeadingAxes, Values.SumFirstAxis().LeadingAxes);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Sum_NoSuchAxis_Throws(int axis)
        => Assert.Throws<ShapeMismatchException>(() => Values.Sum(axis < 0 ? new Index(4, fromEnd: true) : axis));

    [Theory]
    [MemberData(nameof(Cutting))]
    public void IsSevered_TrackedOperand_IsTrue(string operation)
    {
        Tensor cut = Cut(operation, Values.AsLeaf());

        Assert.True(cut.IsSevered);
        Assert.False(cut.IsTracked);
    }

    [Theory]
    [MemberData(nameof(Cutting))]
    public void IsSevered_Constant_IsFalse(string operation) => Assert.False(Cut(operation, Values).IsSevered);

    [Theory]
    [MemberData(nameof(Cutting))]
    public void IsSevered_CutTwice_StaysTrue(string operation) => Assert.True(Cut(operation, Values.AsLeaf().Step()).IsSevered);

    [Theory]
    [MemberData(nameof(Cutting))]
    public void LeadingAxes_ThroughACut_Stay(string operation)
    {
        Assert.Equal(2, Cut(operation, Values.MarkLeadingAxes(2)).LeadingAxes);
        Assert.Equal(2, Cut(operation, Values.AsLeaf().MarkLeadingAxes(2)).LeadingAxes);
    }

    [Fact]
    public void StopGradient_Tracked_DoesNotSever() => Assert.False(Values.AsLeaf().StopGradient().IsSevered);

    [Fact]
    public void AsLeaf_Severed_StartsAnew() => Assert.False(Values.AsLeaf().Step().AsLeaf().IsSevered);

    [Fact]
    public void To_Tracked_Throws()
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => Values.AsLeaf().To(ElementType.Float32));

        Assert.Contains("Float32", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Float64 [2, 1, 3]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_SameElementType_IsTheTensorItself()
    {
        Tensor leaf = Values.AsLeaf();

        Assert.Same(leaf, leaf.To(ElementType.Float64));
    }

    [Fact]
    public void To_Constant_KeepsValuesAndMarks()
    {
        Tensor converted = Values.MarkLeadingAxes(1).To(ElementType.Float32);

        Assert.Equal(ElementType.Float32, converted.ElementType);
        Assert.Equal(1, converted.LeadingAxes);
        Assert.Equal([1.5f, -0.5f, 0.25f, 2, -3, 1], converted.Elements<float>().ToArray());
    }

    private static Tensor Cut(string operation, Tensor x) => operation switch
    {
        "Step" => x.Step(),
        "Sign" => x.Sign(),
        _ => x.OneHotOfMax(),
    };
}
