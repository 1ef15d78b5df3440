using Variate.Distributions;
using Variate.Tensors;

namespace Variate.Programs.Tests;

public class RunTests
{
    private readonly Run _run = new() { Key = RandomKey.FromSeed(5), Batch = [4] };
    private readonly Bernoulli _law = Bernoulli.FromLogits(Tensor.Zeros([4, 16]));

    [Fact]
    public void KeyFor_ChoiceAndPurpose_AddressTheNoise()
    {
        RandomKey[] keys =
        [
            _run.KeyFor("sample"), _run.KeyFor("conditional"), (_run with { Path = 1 }).KeyFor("sample"),
            (_run with { Key = RandomKey.FromSeed(6) }).KeyFor("sample"),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], (_run with { Reading = Reading.Relaxed, IsVariational = true }).KeyFor("sample"));
    }

    [Fact]
    public void Draw_FirstOfManySamples_IsThePlainDraw()
    {
        Run many = _run.With(new Axis(7, AxisKind.Samples));

        float[] plain = _law.Draw(_run).Elements<float>().ToArray();

        Assert.Equal(plain, _law.Draw(many).At(0).Elements<float>().ToArray());
        Assert.NotEqual(plain, _law.Draw(many).At(1).Elements<float>().ToArray());
    }

    [Fact]
    public void Draw_SharedNoise_IsTheSameForAllEntries()
    {
        Run shared = _run.With(new Axis(7, AxisKind.Branches, SharesNoise: true));

        Assert.Equal(_law.Draw(_run).Elements<float>().ToArray(), _law.Draw(shared).Elements<float>().ToArray());
    }

    [Fact]
    public void NoiseShape_Axes_FollowWhatSharesNoise()
    {
        Run run = _run.With(new Axis(3, AxisKind.Draws)).With(new Axis(5, AxisKind.Branches, SharesNoise: true));

        Assert.Equal<Shape>([5, 3], run.LeadingShape);
        Assert.Equal<Shape>([1, 3, 4, 2], run.NoiseShape([4, 2]));
        Assert.Equal<Shape>([1, 3, 1, 2], run.NoiseShape([2]));
        Assert.Equal<Shape>([1, 3, 4, 2], run.NoiseShape([3, 4, 2]));
        Assert.Equal<Shape>([4, 2], _run.NoiseShape([4, 2]));
    }

    [Fact]
    public void Expand_GlobalValue_HasAllLeadingAndBatchAxes()
    {
        Run run = _run.With(new Axis(3, AxisKind.Draws));

        Assert.Equal<Shape>([3, 4, 2], run.Expand(Tensor.Zeros([2])).Shape);
        Assert.Equal<Shape>([3, 4, 2], run.Expand(Tensor.Zeros([3, 1, 2])).Shape);
        Assert.Throws<ShapeMismatchException>(() => run.Expand(Tensor.Zeros([5, 2])));
    }

    [Fact]
    public void Normalise_ConstantOrSharedCost_IsExpandedAndUnmarked()
    {
        Run run = _run.With(new Axis(3, AxisKind.Draws));

        Assert.Equal<Shape>([3, 4], run.Normalise(Tensor.Zeros([])).Shape);
        Assert.Equal<Shape>([3, 4], run.Normalise(Tensor.Zeros([4])).Shape);
        Assert.Equal<Shape>([3, 4], run.Normalise(Tensor.Zeros([1, 4]).MarkLeadingAxes(1)).Shape);
        Assert.Equal(Tensor.NoLeadingAxes, run.Normalise(Tensor.Zeros([3, 4]).MarkLeadingAxes(1)).LeadingAxes);
    }

    [Theory]
    [InlineData(new[] { 3, 4, 2 }, 1, "1 leading axes, then the batch [4]; got shape [3, 4, 2]")]
    [InlineData(new[] { 3 }, 1, "1 leading axes, then the batch [4]; got shape [3]")]
    [InlineData(new[] { 4, 2 }, Tensor.NoLeadingAxes, "0 leading axes, then the batch [4]; got shape [4, 2]")]
    [InlineData(new int[0], 1, "1 leading axes, then the batch [4]; got shape []")]
    public void Normalise_WrongAxes_ThrowsWithExpectedAndActual(int[] sizes, int leadingAxes, string message)
    {
        Run run = _run.With(new Axis(3, AxisKind.Draws));
        Tensor cost = Tensor.Zeros(Shape.Create(sizes)).MarkLeadingAxes(leadingAxes);

        Assert.Contains(message, Assert.Throws<ShapeMismatchException>(() => run.Normalise(cost)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Normalise_WrongBatchSize_ThrowsWithBoth()
    {
        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(() => _run.Normalise(Tensor.Zeros([5])));

        Assert.Contains("broadcasts to [4], got [5]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_NewAxis_IsInFront()
    {
        Run run = _run.With(new Axis(3, AxisKind.Draws)).With(new Axis(2, AxisKind.Samples));

        Assert.Equal([AxisKind.Samples, AxisKind.Draws], run.Leading.Select(axis => axis.Kind));
        Assert.Empty(_run.Leading);
    }
}
