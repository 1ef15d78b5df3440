using System.Collections.Immutable;
using Variate.Experiments.Estimation;
using Variate.Experiments.Models;

namespace Variate.Experiments.Tasks;

/// <summary>The tasks that can be asked for by name; the first is the default.</summary>
public static class TaskCatalog
{
    /// <summary>One row a task.</summary>
    public static ImmutableArray<TaskDefinition> All { get; } =
    [
        new(
            "sbn",
            "Sigmoid belief net",
            "a sigmoid belief net: images under layers of 200 binary latent units",
            hasLayers: true,
            new TaskSettings { Estimator = EstimatorSpecification.Parse("rebar"), Steps = 100_000, LearningRate = 1e-3 },
            (settings, mean, key) => new SigmoidBeliefNet(
                new SigmoidBeliefNetOptions { Layers = settings.Layers, IsNonlinear = settings.IsNonlinear }, mean, key)),
        new(
            "structured-prediction",
            "Structured prediction",
            "the lower half of an image from its upper half, through layers of 200 binary latent units",
            hasLayers: true,
            new TaskSettings { Estimator = EstimatorSpecification.Parse("rebar"), Steps = 100_000, LearningRate = 1e-3 },
            (settings, mean, key) => new StructuredPrediction(
                new SigmoidBeliefNetOptions { Layers = settings.Layers, IsNonlinear = settings.IsNonlinear }, mean, key)),
        new(
            "vae",
            "Variational autoencoder",
            "a variational autoencoder: images under 50 normal latent variables",
            hasLayers: false,
            new TaskSettings { Estimator = EstimatorSpecification.Parse("pathwise"), Steps = 30_000, LearningRate = 1e-3 },
            (_, mean, key) => new VariationalAutoencoder(new VariationalAutoencoderOptions(), mean, key)),
    ];

    /// <summary>The task of a name.</summary>
    /// <exception cref="FormatException">There is none; the message lists those that exist.</exception>
    public static TaskDefinition Find(string name)
        => All.FirstOrDefault(task => task.Name == name)
            ?? throw new FormatException($"Expected a task, one of {string.Join(", ", All.Select(task => task.Name))}; got '{name}'.");
}
