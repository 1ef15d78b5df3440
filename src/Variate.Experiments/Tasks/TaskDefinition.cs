using System.Collections.Immutable;
using Variate.Experiments.Data;
using Variate.Experiments.Estimation;
using Variate.Experiments.Models;
using Variate.Learning.Optimisers;
using Variate.Tensors;

namespace Variate.Experiments.Tasks;

/// <summary>A task that can be asked for by name.</summary>
public sealed class TaskDefinition
{
    private const double TuningRateFactor = 10;

    // The data set is the same for every seed of a run.
    private static readonly RandomKey BinarisationKey = RandomKey.FromSeed(0).For("binarisation");

    private readonly Func<TaskSettings, ImmutableArray<float>, RandomKey, ImageModel> _model;

    internal TaskDefinition(
        string name,
        string title,
        string summary,
        bool hasLayers,
        TaskSettings defaults,
        Func<TaskSettings, ImmutableArray<float>, RandomKey, ImageModel> model)
    {
        Name = name;
        Title = title;
        Summary = summary;
        HasLayers = hasLayers;
        Defaults = defaults;
        _model = model;
    }

    /// <summary>The name on the command line.</summary>
    public string Name { get; }

    /// <summary>What is learned, as the title of a report.</summary>
    public string Title { get; }

    /// <summary>What is learned, in a few words.</summary>
    public string Summary { get; }

    /// <summary>Whether the number and the kind of the layers can be chosen.</summary>
    public bool HasLayers { get; }

    /// <summary>The settings where none are given.</summary>
    public TaskSettings Defaults { get; }

    /// <summary>Makes the task.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="data">Grey images are drawn once where the binarisation is fixed.</param>
    public ImageModellingTask Create(TaskSettings settings, ImageSplit data)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        var key = RandomKey.FromSeed(settings.Seed);
        ImageSplit images = settings.Binarisation == Binarisation.Fixed ? DrawnOnce(data) : data;
        ImageModel model = _model(settings, images.Train.MeanImage(), key.For("model"));
        EstimatorRules rules = settings.Estimator.Build(model.ShapeFor(key.For("critics")));
        var options = new ImageModellingOptions
        {
            BatchSize = settings.BatchSize,
            Binarisation = settings.Binarisation,
            EvaluationSamples = settings.EvaluationSamples,
        };
        return new ImageModellingTask(model, images, rules, options, key.For("data"));
    }

    /// <summary>The optimiser of the model, with the settings of the REBAR paper's code.</summary>
    /// <param name="settings">Gives the learning rate.</param>
    public static AdamOptions Optimiser(TaskSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new AdamOptions
        {
            LearningRate = settings.LearningRate,
            SecondDecay = 0.99999,
            EpsilonPlacement = EpsilonPlacement.InsideUncorrected,
        };
    }

    /// <summary>The optimiser of the estimators' own parameters: the same at ten times the rate.</summary>
    /// <param name="settings">Gives the learning rate.</param>
    public static AdamOptions TuningOptimiser(TaskSettings settings)
    {
        AdamOptions options = Optimiser(settings);
        return options with { LearningRate = TuningRateFactor * options.LearningRate };
    }

    private static ImageSplit DrawnOnce(ImageSplit data) => new(
        Binariser.DrawOnce(data.Train, BinarisationKey.For("train")),
        Binariser.DrawOnce(data.Validation, BinarisationKey.For("validation")),
        Binariser.DrawOnce(data.Test, BinarisationKey.For("test")));
}
