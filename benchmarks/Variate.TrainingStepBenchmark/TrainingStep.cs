using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Experiments.Models;
using Variate.Learning.Optimisers;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.TrainingStepBenchmark;

/// <summary>One training step as the trainer takes it: minibatch, program, gradient, optimiser, tuner.</summary>
internal sealed class TrainingStep : IDisposable
{
    private const int ImageCount = 4800;
    private const int PixelCount = 784;
    private readonly Workspace _workspace;
    private readonly ImageModel _model;
    private readonly ImmutableArray<Estimator> _estimators;
    private readonly EstimateOptions _options;
    private readonly Adam _adam;
    private readonly Tuner? _tuner;
    private readonly float[] _images;
    private readonly Parameter _batch;
    private ulong _step;

    private TrainingStep(ImageModel model, float[] images, Estimator estimator, ParameterSet tuned, EstimateOptions options, int threadCount)
    {
        _workspace = new Workspace(threadCount);
        _model = model;
        _images = images;
        _estimators = [estimator];
        _options = options;
        _adam = new Adam(model.Parameters);
        _tuner = tuned.Count == 0 ? null : new Tuner(new Adam(tuned));
        _batch = new Parameter("batch", Tensor.Zeros([options.Batch[0], PixelCount]));
        model.Parameters.AttachTo(_workspace);
        tuned.AttachTo(_workspace);
        _batch.AttachTo(_workspace);
    }

    internal static IReadOnlyList<string> Names { get; } = ["score-function", "rebar-fixed", "rebar-learned", "ram", "pathwise-vae"];

    internal long BlockBytes => _workspace.AllocatedBytes;

    public void Dispose() => _workspace.Dispose();

    internal static TrainingStep Create(string name, int batch, int threadCount)
    {
        float[] images = SyntheticImages();
        ImmutableArray<float> mean = [.. Enumerable.Range(0, PixelCount).Select(pixel => Mean(images, pixel))];
        var key = RandomKey.FromSeed(1);
        var options = new EstimateOptions { Batch = [batch], IsVariational = true };
        var net = new SigmoidBeliefNet(new SigmoidBeliefNetOptions(), mean, key);
        switch (name)
        {
            case "score-function":
                var baseline = new MovingAverageBaseline();
                return new TrainingStep(net, images, new ScoreFunctionEstimator(baseline), new ParameterSet(baseline.Average), options, threadCount);
            case "rebar-fixed":
                return new TrainingStep(net, images, new RebarEstimator(Temperature.Fixed(0.1)), new ParameterSet(), options, threadCount);
            case "rebar-learned":
                var temperature = Temperature.Learned();
                var scales = ControlVariateScales.Learned(net.Parameters);
                var tuned = new ParameterSet([temperature.FreeParameter!, .. scales.FreeParameters]);
                return new TrainingStep(net, images, new RebarEstimator(temperature), tuned, options with { Scales = scales }, threadCount);
            case "ram":
                return new TrainingStep(net, images, new RamEstimator(), new ParameterSet(), options, threadCount);
            case "pathwise-vae":
                var autoencoder = new VariationalAutoencoder(new VariationalAutoencoderOptions { Hidden = [200] }, mean, key);
                return new TrainingStep(autoencoder, images, new PathwiseEstimator(), new ParameterSet(), options, threadCount);
            default:
                throw new ArgumentException($"Expected one of {string.Join(", ", Names)}, got '{name}'.", nameof(name));
        }
    }

    internal void Run()
    {
        _workspace.Recycle();
        int batch = _options.Batch[0];
        int first = (int)(_step * (ulong)batch % (ulong)(ImageCount - batch));
        _images.AsSpan(first * PixelCount, batch * PixelCount).CopyTo(_batch.MutableElements<float>());
        Tensor images = _batch.Value.StopGradient();
        GradientEstimate estimate = _model.Program(images, _estimators)
            .Estimate(_model.Parameters, RandomKey.FromSeed(5).For(_step++), _options);
        _adam.Step(estimate.Gradients);
        _tuner?.Step(estimate.TuningGradients);
    }

    private static float[] SyntheticImages()
    {
        var key = RandomKey.FromSeed(2);
        float[] images = new float[ImageCount * PixelCount];
        for (int i = 0; i < images.Length; i++)
        {
            images[i] = key.Uniform((ulong)i) < 0.4 * key.For("pixel").Uniform((ulong)(i % PixelCount)) ? 1 : 0;
        }

        return images;
    }

    private static float Mean(float[] images, int pixel)
    {
        float sum = 0;
        for (int image = 0; image < ImageCount; image++)
        {
            sum += images[(image * PixelCount) + pixel];
        }

        return sum / ImageCount;
    }
}
