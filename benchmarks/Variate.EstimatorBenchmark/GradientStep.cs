using System.Collections.Immutable;
using Variate.Experiments.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.EstimatorBenchmark;

/// <summary>One gradient of the negative ELBO of a 784-200 sigmoid belief net, without an optimiser.</summary>
internal sealed class GradientStep : IDisposable
{
    private const int PixelCount = 784;
    private const double Ink = 0.2;
    private readonly Workspace _workspace;
    private readonly SigmoidBeliefNet _net;
    private readonly Tensor _images;
    private readonly ImmutableArray<Estimator> _estimators;
    private readonly EstimateOptions _options;
    private ulong _step;

    internal GradientStep(Contestant contestant, int batch, int threadCount)
    {
        var key = RandomKey.FromSeed(1);
        _workspace = new Workspace(threadCount);
        _net = new SigmoidBeliefNet(new SigmoidBeliefNetOptions(), [.. Enumerable.Repeat((float)Ink, PixelCount)], key);
        _net.Parameters.AttachTo(_workspace);
        _images = (Noise.Uniform(key.For("images"), [batch, PixelCount], Tensor.Zeros([])) - (1 - Ink)).Step().AttachTo(_workspace);
        _estimators = [contestant.Estimator];
        _options = new EstimateOptions { Batch = [batch], IsVariational = true, SampleCount = contestant.SampleCount };
    }

    /// <summary>Bytes that the workspace had to make, all steps together.</summary>
    internal long WorkspaceBytes => _workspace.AllocatedBytes;

    public void Dispose() => _workspace.Dispose();

    /// <summary>Takes the gradient, and says how often the cost was evaluated for a datum.</summary>
    internal long Run()
    {
        _workspace.Recycle();
        return _net.Program(_images, _estimators)
            .Estimate(_net.Parameters, RandomKey.FromSeed(5).For(_step++), _options)
            .Diagnostics.CostEvaluations;
    }
}
