using System.Diagnostics;
using Variate.Distributions;
using Variate.Learning.Layers;
using Variate.Objectives;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.BoundBenchmark;

/// <summary>The gradient of a bound on a variational autoencoder 784-200-200-50, on synthetic binary images.</summary>
internal sealed class GradientOfABound : IDisposable
{
    private const int Pixels = 784;
    private const int Latents = 50;
    private readonly MultiSampleObjective _objective;
    private readonly Workspace _workspace;
    private readonly Mlp _encoder;
    private readonly Mlp _decoder;
    private readonly ParameterSet _parameters;
    private readonly Tensor _images;
    private readonly EstimateOptions _options;
    private ulong _step;

    internal GradientOfABound(MultiSampleObjective objective, int batch, int threadCount)
    {
        _objective = objective;
        _workspace = new Workspace(threadCount);
        var key = RandomKey.FromSeed(1);
        _encoder = new Mlp("encoder", [Pixels, 200, 200, 2 * Latents], Activation.Tanh, key);
        _decoder = new Mlp("decoder", [Latents, 200, 200, Pixels], Activation.Tanh, key);
        _parameters = new ParameterSet([.. _encoder.Parameters, .. _decoder.Parameters]);
        _parameters.AttachTo(_workspace);
        Tensor noise = Noise.Logistic(key.For("images"), [batch, Pixels], Tensor.Zeros([]));
        _images = (noise - 1.4).Step().Copy().AttachTo(_workspace);
        _options = new EstimateOptions { Batch = [batch] };
    }

    /// <summary>The bytes of all memory that the steps needed.</summary>
    internal long Bytes => _workspace.AllocatedBytes;

    public void Dispose() => _workspace.Dispose();

    /// <summary>Milliseconds of one gradient.</summary>
    internal double Run()
    {
        long start = Stopwatch.GetTimestamp();
        _workspace.Recycle();
        Tensor encoded = _encoder.Apply(_images);
        var proposal = new Normal(encoded.Slice(^1, 0, Latents), (encoded.Slice(^1, Latents, Latents) + 0.25).Softplus());
        var zero = Tensor.Zeros([Latents]);
        var one = Tensor.Ones([Latents]);
        Stochastic<Tensor> logJoint =
            from z in proposal
            select new Normal(zero, one).LogProbability(z)
                + Bernoulli.FromLogits(_decoder.Apply(z)).LogProbability(_images);
        GradientEstimate estimate = _objective.Estimate(logJoint, _parameters, RandomKey.FromSeed(2).For(_step++), _options);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return estimate.Outcome == EstimateOutcome.Succeeded
            ? elapsed
            : throw new InvalidOperationException($"The gradient is not finite: {estimate.Outcome}.");
    }
}
