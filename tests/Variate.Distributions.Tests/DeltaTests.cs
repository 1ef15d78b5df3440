using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class DeltaTests
{
    [Fact]
    public void LogProbability_Values_IsZeroAtThePointOnly()
    {
        var law = new Delta(Runs.Row(0.7));

        Assert.Equal([0, double.NegativeInfinity], Runs.Elements(law.LogProbability(Laws.Quadrature.Column([0.7, 0.71]))));
        Assert.Equal([0, 1, 1], Runs.Elements(law.CumulativeProbability(Laws.Quadrature.Column([0.6, 0.7, 0.8]))));
    }

    [Fact]
    public void Reparameterise_Run_IsTheParameter()
    {
        Tensor leaf = Runs.Row(0.7, -1).AsLeaf();
        var law = new Delta(leaf);

        Tensor sample = law.Reparameterise(Runs.Of(3, []));

        Assert.Equal([0.7, -1, 0.7, -1, 0.7, -1], Runs.Elements(sample));
        Assert.Equal([3.0, 3], Runs.Elements(Gradient.Of(sample, leaf)[0]));
        Assert.False(law.Draw(Runs.Of(3, [])).IsTracked);
        Assert.Equal(SupportKind.Point, law.Support);
    }
}
