using Variate.Learning.Layers;
using Variate.Tensors;

namespace Variate.Learning.Tests.Layers;

public sealed class LayerTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(5);

    [Fact]
    public void Apply_Linear_IsTheAffineMap()
    {
        var layer = new Linear("encoder", 2, 3, Key, new LeCunNormal(), new LeCunNormal(), ElementType.Float64);
        var x = Tensor.Create([2.0, -1.0], [1, 2]);

        Tensor y = layer.Apply(x);

        for (int j = 0; j < 3; j++)
        {
            double expected = (2 * layer.Weights.Value.ElementAt(j)) - layer.Weights.Value.ElementAt(3 + j) + layer.Bias.Value.ElementAt(j);
            Assert.Equal(expected, y.ElementAt(j), 1e-15);
        }
    }

    [Fact]
    public void Parameters_Linear_AreNamedAndDrawnByTheirNames()
    {
        var first = new Linear("a", 4, 4, Key);
        var second = new Linear("b", 4, 4, Key);

        Assert.Equal(["a/weights", "a/bias"], first.Parameters.Select(parameter => parameter.Name));
        Assert.NotEqual<double>(first.Weights.Value.ToImmutableArray(), second.Weights.Value.ToImmutableArray());
    }

    [Fact]
    public void Apply_Mlp_ActivatesBetweenLayersOnly()
    {
        var mlp = new Mlp("net", [2, 5, 1], Activation.Tanh, Key, elementType: ElementType.Float64);
        var x = Tensor.Create([0.5, -0.25, 1.0, 2.0], [2, 2]);

        Tensor y = mlp.Apply(x);

        Tensor hidden = x.Affine(mlp.Parameters[0], mlp.Parameters[1]).Tanh();
        Assert.Equal<double>(hidden.Affine(mlp.Parameters[2], mlp.Parameters[3]).ToImmutableArray(), y.ToImmutableArray());
        Assert.Equal(["net/1/weights", "net/1/bias", "net/2/weights", "net/2/bias"], mlp.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Apply_MlpWithOutputActivation_ActivatesTheOutput()
    {
        var plain = new Mlp("net", [2, 3], Activation.Tanh, Key);
        var rectified = new Mlp("net", [2, 3], Activation.Tanh, Key, output: Activation.Relu);
        var x = Tensor.Create([0.5f, -2f], [1, 2]);

        Assert.Equal<double>(plain.Apply(x).Relu().ToImmutableArray(), rectified.Apply(x).ToImmutableArray());
    }

    [Fact]
    public void Mlp_WithOneSize_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Mlp("net", [2], Activation.Relu, Key));
}
