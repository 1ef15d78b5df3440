namespace Variate.Tensors.Tests;

public class ParameterTests
{
    [Fact]
    public void Constructor_Initial_IsCopied()
    {
        var initial = Tensor.Create([1.0, 2], [2]);
        var parameter = new Parameter("w", initial);

        parameter.MutableElements<double>()[0] = 9;

        Assert.Equal(1, initial.ElementAt(0));
        Assert.Equal(9, parameter.Value.ElementAt(0));
    }

    [Fact]
    public void MutableElements_Changed_ViewsChangeAndResultsDoNot()
    {
        var parameter = new Parameter("w", Tensor.Create([1.0, 2], [2]));
        Tensor view = parameter.Value.Reshape([2, 1]);
        Tensor result = parameter.Value * 10;

        parameter.MutableElements<double>()[1] = 5;

        Assert.Equal(5, view.ElementAt(1));
        Assert.Equal([10.0, 20], result.Elements<double>().ToArray());
    }

    [Fact]
    public void MutableElements_OtherElementType_ThrowsWithBoth()
    {
        var parameter = new Parameter("w", Tensor.Create([1.0, 2], [2]));

        ArgumentException exception = Assert.Throws<ArgumentException>(() => parameter.MutableElements<float>().Clear());

        Assert.Contains("Float64", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Single", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Constructor_BlankName_Throws(string name)
        => Assert.Throws<ArgumentException>(() => new Parameter(name, Tensor.Zeros([1])));

    [Fact]
    public void Value_Parameter_IsALeafOfItsOwn()
    {
        Tensor source = Tensor.Create([1.0], [1]).AsLeaf();
        var parameter = new Parameter("w", source * 2);

        Tensor gradient = Gradient.Of(parameter.Value.Square(), parameter)[0];

        Assert.Equal(4, gradient.ToScalar());
        Assert.Equal(0, Gradient.Of(parameter.Value, source)[0].ToScalar());
    }

    [Fact]
    public void AttachTo_Workspace_ResultsAreLentAndValuesStay()
    {
        using var workspace = new Workspace(1);
        var parameter = new Parameter("w", Tensor.Create([1.0, 2], [2]));
        parameter.AttachTo(workspace);

        Tensor result = parameter.Value + 1;
        workspace.Recycle();

        Assert.Same(workspace, result.Workspace);
        Assert.Equal([1.0, 2], parameter.Value.Elements<double>().ToArray());
        parameter.AttachTo(null);
        Assert.Null(parameter.Value.Workspace);
    }

    [Fact]
    public void ParameterSet_RepeatedName_ThrowsWithTheName()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new ParameterSet(new Parameter("a", Tensor.Zeros([1])), new Parameter("bias", Tensor.Zeros([1])), new Parameter("bias", Tensor.Zeros([2]))));

        Assert.Contains("'bias'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParameterSet_Parameters_KeepTheirOrder()
    {
        var set = new ParameterSet(new Parameter("b", Tensor.Zeros([2, 3])), new Parameter("a", Tensor.Zeros([])));

        Assert.Equal(["b", "a"], set.Select(parameter => parameter.Name));
        Assert.Equal(2, set.Count);
        Assert.Equal(7, set.ElementCount);
        Assert.Equal("a", set[1].Name);
    }
}
