using System.Collections.Immutable;
using Variate.Learning.Checkpoints;
using Variate.Learning.Optimisers;
using Variate.Tensors;

namespace Variate.Learning;

/// <summary>Every tensor that changes from step to step, by its name in a checkpoint.</summary>
internal sealed class TrainingState
{
    private readonly ImmutableSortedDictionary<string, Parameter> _tensors;
    private readonly ImmutableSortedDictionary<string, string> _settings;
    private readonly RandomKey _key;

    public TrainingState(Optimiser optimiser, Optimiser tuning, ImmutableSortedDictionary<string, string> settings, RandomKey key)
    {
        _settings = settings;
        _key = key;
        IEnumerable<KeyValuePair<string, Parameter>> tensors =
        [
            .. Named("model", optimiser.Parameters),
            .. Named("tuning", tuning.Parameters),
            .. Named("optimiser", optimiser.State),
            .. Named("tuner", tuning.State),
        ];
        _tensors = tensors.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The checkpoint of this moment. Its tensors show later steps too: save it before the next.</summary>
    public Checkpoint ToCheckpoint(int step, double seconds, RecordWindow window) => new()
    {
        Step = step,
        Seconds = seconds,
        Key = _key,
        Settings = _settings,
        ObjectiveSum = window.Sum,
        ObjectiveCount = window.Count,
        Tensors = _tensors.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Value, StringComparer.Ordinal),
    };

    /// <summary>Copies the tensors of a checkpoint, or changes nothing.</summary>
    /// <exception cref="CheckpointMismatchException">The checkpoint is of another run.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        ImmutableArray<string> differences = [.. SettingDifferences(checkpoint), .. TensorDifferences(checkpoint)];
        if (!differences.IsEmpty)
        {
            throw new CheckpointMismatchException(differences);
        }

        foreach ((string name, Parameter parameter) in _tensors)
        {
            Tensor saved = checkpoint.Tensors[name];
            if (saved.ElementType == ElementType.Float32)
            {
                saved.CopyTo(parameter.MutableElements<float>());
            }
            else
            {
                saved.CopyTo(parameter.MutableElements<double>());
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, Parameter>> Named(string group, ParameterSet parameters)
        => parameters.Select(parameter => KeyValuePair.Create($"{group}/{parameter.Name}", parameter));

    private IEnumerable<string> SettingDifferences(Checkpoint checkpoint)
    {
        if (checkpoint.Key != _key)
        {
            yield return $"Its key is {checkpoint.Key}, this run's is {_key}.";
        }

        foreach (string name in _settings.Keys.Union(checkpoint.Settings.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string? saved = checkpoint.Settings.GetValueOrDefault(name);
            string? own = _settings.GetValueOrDefault(name);
            if (saved != own)
            {
                yield return $"Its {name} is '{saved ?? "(none)"}', this run's is '{own ?? "(none)"}'.";
            }
        }
    }

    private IEnumerable<string> TensorDifferences(Checkpoint checkpoint)
    {
        foreach (string name in _tensors.Keys.Union(checkpoint.Tensors.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string saved = checkpoint.Tensors.GetValueOrDefault(name)?.ToString() ?? "absent";
            string own = _tensors.GetValueOrDefault(name)?.Value.ToString() ?? "absent";
            if (saved != own)
            {
                yield return $"Its tensor '{name}' is {saved}, this run's is {own}.";
            }
        }
    }
}
