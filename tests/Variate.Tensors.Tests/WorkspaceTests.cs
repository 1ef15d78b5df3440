using System.Collections.Immutable;

namespace Variate.Tensors.Tests;

/// <summary>Memory and threads of a step, on a graph like that of training: an affine map, a log-probability, gradients.</summary>
public class WorkspaceTests
{
    private const int Batch = 24;
    private const int Pixels = 784;
    private const int Units = 200;
    private readonly Parameter _weights = New("weights", [Pixels, Units], 0.05);
    private readonly Parameter _bias = New("bias", [Units], 0.1);
    private readonly Tensor _images = (Noise.Uniform(RandomKey.FromSeed(3), [Batch, Pixels], Tensor.Zeros([])) - 0.5).Step();

    [Fact]
    public void Recycle_IdenticalSteps_AllocateNothingFromTheThirdOn()
    {
        using var workspace = new Workspace(2);
        Attach(workspace);
        Step(workspace);
        Step(workspace);
        Step(workspace);
        long after = workspace.AllocatedBytes;

        for (int i = 0; i < 5; i++)
        {
            Step(workspace);
        }

        Assert.True(after > 0);
        Assert.Equal(after, workspace.AllocatedBytes);
    }

    [Fact]
    public void Recycle_TensorOfTheStep_CannotBeReadOrUsed()
    {
        using var workspace = new Workspace(1);
        Attach(workspace);
        Tensor stale = _bias.Value + 1;

        workspace.Recycle();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => stale.ElementAt(0));
        Assert.Contains("Copy()", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => stale.Elements<float>().ToArray());
        Assert.Throws<InvalidOperationException>(() => stale.Exp());
        Assert.Throws<InvalidOperationException>(() => stale.Reshape([Units, 1]).ElementAt(0));
        Assert.Throws<InvalidOperationException>(() => stale.Copy());
    }

    [Fact]
    public void Copy_OfTheStep_SurvivesAndIsAConstant()
    {
        using var workspace = new Workspace(1);
        Attach(workspace);
        Tensor result = _bias.Value + 1;
        float[] expected = result.Elements<float>().ToArray();

        Tensor copy = result.Copy();
        workspace.Recycle();
        Tensor overwritten = _bias.Value * 0;

        Assert.Equal(0, overwritten.ElementAt(0));
        Assert.Equal(expected, copy.Elements<float>().ToArray());
        Assert.False(copy.IsTracked);
        Assert.Null(copy.Workspace);
    }

    [Fact]
    public void Rent_WithinAStep_NeverLendsTheSameMemoryTwice()
    {
        using var workspace = new Workspace(1);
        Attach(workspace);
        Tensor[] results = [.. Enumerable.Range(0, 20).Select(i => (_bias.Value * 0) + i)];

        Assert.All(results.Select((result, i) => (result, i)), pair => Assert.Equal(pair.i, pair.result.ElementAt(Units - 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Step_AnyNumberOfThreads_GivesTheBitsOfNoWorkspace(int threadCount)
    {
        int[] expected = Bits();
        using var workspace = new Workspace(threadCount);
        Attach(workspace);

        Assert.Equal(expected, Bits());
        workspace.Recycle();
        Assert.Equal(expected, Bits());
    }

    [Fact]
    public void AttachTo_ResultOfAnOperation_Throws()
    {
        using var workspace = new Workspace(1);
        Tensor result = _bias.Value + 1;

        Assert.Throws<InvalidOperationException>(() => result.AttachTo(workspace));
    }

    [Fact]
    public void AttachTo_Constant_LendsWhatIsComputedFromIt()
    {
        using var workspace = new Workspace(1);

        Tensor result = Tensor.Ones([3]).AttachTo(workspace) * 2;

        Assert.Same(workspace, result.Workspace);
        Assert.Same(workspace, (Tensor.Ones([3]) + result).Workspace);
    }

    private static Parameter New(string name, Shape shape, double scale)
        => new(name, Noise.Normal(RandomKey.FromSeed(3).For(name), shape, Tensor.Zeros([])) * scale);

    private void Attach(Workspace workspace)
    {
        _weights.AttachTo(workspace);
        _bias.AttachTo(workspace);
    }

    private void Step(Workspace workspace)
    {
        workspace.Recycle();
        _ = Results();
    }

    /// <summary>The log-probability of the images, decoded from hidden units that were encoded from them, and its gradients.</summary>
    private ImmutableArray<Tensor> Results()
    {
        Tensor hidden = _images.Affine(_weights, _bias).Tanh();
        Tensor logProbability = LogProbabilities.Bernoulli(_images, hidden.MatMul(_weights.Value.Transpose()));
        ImmutableArray<Tensor> gradients = Gradient.Of(logProbability, _weights, _bias);
        return [logProbability, .. gradients];
    }

    private int[] Bits() => [.. Results().SelectMany(tensor => tensor.Elements<float>().ToArray()).Select(BitConverter.SingleToInt32Bits)];
}
