using System.Collections.Immutable;

namespace Variate.Tensors.Tests;

/// <summary>The backward pass: which paths it takes, and how far.</summary>
public class GradientTests
{
    private readonly Tensor _x = Tensor.Create([0.25, -1.5, 2], [3]).AsLeaf();

    [Fact]
    public void Of_OneTensorInTwoPlaces_AddsBothPaths()
    {
        Tensor y = (_x * _x) + (_x * 3);

        Assert.Equal(Each(x => (2 * x) + 3), Elements(Gradient.Of(y, _x)[0]));
    }

    [Fact]
    public void Of_Diamond_VisitsTheTopOnce()
    {
        Tensor top = _x.Square();
        Tensor y = top * (top + 1);
        y *= top;

        // y = t²(t + 1) at t = x²: dy/dx = (3t² + 2t)·2x.
        Assert.All(
            Each(x => ((3 * x * x * x * x) + (2 * x * x)) * 2 * x).Zip(Elements(Gradient.Of(y, _x)[0])),
            static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Of_ManyDiamonds_CountsEveryPathInLinearTime()
    {
        Tensor y = _x;
        for (int i = 0; i < 50; i++)
        {
            y += y;
        }

        Assert.Equal(Each(static _ => Math.Pow(2, 50)), Elements(Gradient.Of(y, _x)[0]));
    }

    [Fact]
    public void Of_IntermediateResult_ExcludesOtherPaths()
    {
        Tensor middle = _x * 2;
        Tensor y = (middle * 5) + (_x * 7);

        ImmutableArray<Tensor> gradients = Gradient.Of(y, middle, _x);

        Assert.Equal(Each(static _ => 5), Elements(gradients[0]));
        Assert.Equal(Each(static _ => 17), Elements(gradients[1]));
    }

    [Fact]
    public void Of_TheOutputItself_IsOne() => Assert.Equal(Each(static _ => 1), Elements(Gradient.Of(_x, _x)[0]));

    [Fact]
    public void Of_Alias_ExcludesOtherUses()
    {
        Tensor alias = _x.Alias();
        Tensor y = (alias * 2) + (_x * 3);

        ImmutableArray<Tensor> gradients = Gradient.Of(y, alias, _x);

        Assert.Equal(Each(static _ => 2), Elements(gradients[0]));
        Assert.Equal(Each(static _ => 5), Elements(gradients[1]));
    }

    [Fact]
    public void Of_AsLeafOfAResult_CutsWhatMadeIt()
    {
        Tensor leaf = (_x * 2).AsLeaf();
        Tensor y = leaf.Square();

        ImmutableArray<Tensor> gradients = Gradient.Of(y, leaf, _x);

        Assert.Equal(Each(static x => 4 * x), Elements(gradients[0]));
        Assert.Equal(Each(static _ => 0), Elements(gradients[1]));
    }

    [Fact]
    public void Of_LeavesOfDifferentDepth_ReachesBoth()
    {
        Tensor leaf = (_x * 2).Square().AsLeaf();
        Tensor y = leaf * _x;

        ImmutableArray<Tensor> gradients = Gradient.Of(y, leaf, _x);

        Assert.Equal(Elements(_x), Elements(gradients[0]));
        Assert.Equal(Elements(leaf), Elements(gradients[1]));
    }

    [Fact]
    public void Of_StopGradient_CutsOnePathOnly()
    {
        Tensor y = _x.StopGradient() * _x;

        Assert.Equal(Elements(_x), Elements(Gradient.Of(y, _x)[0]));
    }

    [Fact]
    public void Of_UnreachableInput_IsZeros()
    {
        Tensor other = Tensor.Create([1.0, 2], [1, 2]).AsLeaf();

        Tensor gradient = Gradient.Of(_x.Exp(), other)[0];

        Assert.Equal(Shape.Create([1, 2]), gradient.Shape);
        Assert.Equal([0.0, 0.0], Elements(gradient));
    }

    [Fact]
    public void Towards_UnreachableInput_IsNull()
    {
        Tensor other = Tensor.Create([1.0], [1]).AsLeaf();
        Tensor y = _x.Exp();

        ImmutableArray<Tensor?> gradients = Gradient.Towards([y], [Tensor.Full(y.Shape, 1, y)], [other, _x]);

        Assert.Null(gradients[0]);
        Assert.NotNull(gradients[1]);
    }

    [Fact]
    public void Towards_SeveralOutputs_AddsTheirWeightedGradients()
    {
        Tensor first = _x.Square();
        Tensor second = (_x * 4).SumAll();

        Tensor gradient = Gradient.Towards([first, second], [Tensor.Create([1.0, 10, 100], [3]), Tensor.Create([0.5], [])], [_x])[0]!;

        Assert.All(
            Elements(gradient).Zip([(2 * 0.25) + 2, (20 * -1.5) + 2, (200 * 2.0) + 2]),
            static pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void Towards_OneOutputMadeFromAnother_SeesBothSeeds()
    {
        Tensor inner = _x * 2;
        Tensor outer = inner * 3;

        Tensor gradient = Gradient.Towards([inner, outer], [Tensor.Full([3], 1, _x), Tensor.Full([3], 1, _x)], [_x])[0]!;

        Assert.Equal(Each(static _ => 8), Elements(gradient));
    }

    [Fact]
    public void Towards_SeedsOfAnotherNumber_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Gradient.Towards([_x], [], [_x]));

    [Fact]
    public void Towards_SeedOfAnotherShape_Throws()
    {
        ShapeMismatchException exception = Assert.Throws<ShapeMismatchException>(
            () => Gradient.Towards([_x.Exp()], [Tensor.Full([1], 1, _x)], [_x]));

        Assert.Contains("[3]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[1]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ChainOfHundredThousandOperations_DoesNotOverflowTheStack()
    {
        Tensor y = Tensor.Create([1.0], []).AsLeaf();
        Tensor x = y;
        for (int i = 0; i < 100_000; i++)
        {
            y += 1;
        }

        double first = 0;
        var thread = new Thread(() => first = Gradient.Of(y, [x], isDifferentiable: true)[0].ToScalar(), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(1, first);
        Assert.Equal(100_001, y.ToScalar());
    }

    private static double[] Elements(Tensor tensor) => tensor.Elements<double>().ToArray();

    private double[] Each(Func<double, double> function) => [.. Elements(_x).Select(function)];
}
