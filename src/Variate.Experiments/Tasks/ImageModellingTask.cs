using System.Collections.Immutable;
using Variate.Experiments.Data;
using Variate.Experiments.Estimation;
using Variate.Experiments.Models;
using Variate.Learning;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Experiments.Tasks;

/// <summary>Learns a model of images: maximises the single-sample bound 𝔼_{q(z|x)}[ln p(x, z) − ln q(z | x)], or 𝔼_{p(z|·)}[ln p(x | z)].</summary>
public sealed class ImageModellingTask : TrainingTask
{
    private readonly ImageModel _model;
    private readonly ImageSplit _data;
    private readonly EstimatorRules _rules;
    private readonly Minibatches _minibatches;
    private readonly ImageFeed _training;
    private readonly ImageFeed _test;
    private readonly BoundEvaluation _evaluation;

    /// <summary>A task of a model, data and estimators.</summary>
    /// <param name="model">What is learned.</param>
    /// <param name="data">Grey images are drawn once where the binarisation is fixed.</param>
    /// <param name="rules">How gradients are estimated.</param>
    /// <param name="options">Batches and evaluation.</param>
    /// <param name="key">Decides the order of the images.</param>
    public ImageModellingTask(ImageModel model, ImageSplit data, EstimatorRules rules, ImageModellingOptions options, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        _model = model;
        _data = data;
        _rules = rules;
        _minibatches = new Minibatches(data.Train.Count, options.BatchSize, key.For("minibatches"));
        _training = new ImageFeed(data.Train, options.Binarisation, model.ElementType);
        _test = new ImageFeed(data.Test, options.Binarisation, model.ElementType);
        _evaluation = new BoundEvaluation(model, rules.Choices, options.EvaluationSamples);
    }

    /// <inheritdoc/>
    public override ParameterSet Parameters => _model.Parameters;

    /// <inheritdoc/>
    public override ParameterSet TuningParameters => _rules.TuningParameters;

    /// <inheritdoc/>
    public override int StepsPerEpoch => _minibatches.StepsPerEpoch;

    /// <inheritdoc/>
    public override double? CurrentTemperature => _rules.Temperature?.Value;

    /// <summary>The model in a line.</summary>
    public string ModelDescription => _model.Description;

    /// <inheritdoc/>
    public override EstimateOptions EstimateOptionsAt(long step) => new()
    {
        Batch = [_minibatches.Indices(step).Length],
        SampleCount = _rules.SampleCount,
        Scales = _rules.Scales,
        IsVariational = _model.IsVariational,
    };

    /// <inheritdoc/>
    public override Stochastic<Tensor> ProgramAt(long step, RandomKey key, Workspace workspace)
        => _rules.Govern(_model.Program(_training.Take(_minibatches.Indices(step), key, workspace), _rules.Choices));

    /// <inheritdoc/>
    public override IReadOnlyList<EvaluationRecord> Evaluate(long step, RandomKey key, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return _evaluation.Evaluate("test", _test, _data.Test.Count, step, key, workspace);
    }

    /// <summary>Pictures for a report: images that the model dreams up, where it does, and test images beside their reconstructions.</summary>
    /// <param name="key">Addresses the samples.</param>
    /// <param name="workspace">Recycled at the end.</param>
    public ImmutableArray<ImageGrid> Pictures(RandomKey key, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var gallery = new Gallery(_model, _data.Test, _test);
        ImageGrid reconstructions = gallery.Reconstructions(key.For("reconstructions"), workspace);
        ImmutableArray<ImageGrid> pictures = gallery.Samples(key.For("samples")) is { } samples ? [samples, reconstructions] : [reconstructions];
        workspace.Recycle();
        return pictures;
    }
}
