using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning.Checkpoints;

/// <summary>The last checkpoint of a run in a directory.</summary>
/// <remarks>
/// <c>checkpoint.json</c> names the file of the tensors, <c>checkpoint-STEP.safetensors</c>. The tensors are written first, the index is
/// replaced next, the tensors it no longer names are deleted last: a kill at any moment leaves the old checkpoint or the new one, whole.
/// </remarks>
public sealed class CheckpointFolder
{
    private const string TensorsPattern = "checkpoint-*.safetensors";

    private readonly string _index;

    /// <summary>The checkpoints of a directory, which need not exist yet.</summary>
    public CheckpointFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
        _index = System.IO.Path.Combine(path, "checkpoint.json");
    }

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>Replaces the last checkpoint.</summary>
    public void Save(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Directory.CreateDirectory(Path);
        string tensors = string.Create(CultureInfo.InvariantCulture, $"checkpoint-{checkpoint.Step:D9}.safetensors");
        SafetensorsFile.Write(System.IO.Path.Combine(Path, tensors), checkpoint.Tensors);
        var index = new CheckpointIndex
        {
            Step = checkpoint.Step,
            Seconds = checkpoint.Seconds,
            Key = checkpoint.Key.ToString(),
            ObjectiveSum = checkpoint.ObjectiveSum,
            ObjectiveCount = checkpoint.ObjectiveCount,
            Tensors = tensors,
            Settings = new Dictionary<string, string>(checkpoint.Settings, StringComparer.Ordinal),
        };
        AtomicFile.Replace(_index, stream => JsonSerializer.Serialize(stream, index, CheckpointJson.Default.CheckpointIndex));
        DeleteAllBut(tensors);
    }

    /// <summary>The last checkpoint; null where there is none.</summary>
    /// <exception cref="RecordFormatException">The index is damaged.</exception>
    /// <exception cref="SafetensorsFormatException">The file of the tensors is damaged.</exception>
    /// <exception cref="FileNotFoundException">The file of the tensors is missing.</exception>
    public Checkpoint? Latest()
    {
        if (!File.Exists(_index))
        {
            return null;
        }

        CheckpointIndex index = ReadIndex();
        return new Checkpoint
        {
            Step = index.Step,
            Seconds = index.Seconds,
            Key = RandomKey.TryParse(index.Key, out RandomKey key)
                ? key
                : throw new RecordFormatException(_index, line: null, $"Expected a key of 32 hexadecimal digits, got '{index.Key}'."),
            ObjectiveSum = index.ObjectiveSum,
            ObjectiveCount = index.ObjectiveCount,
            Settings = index.Settings.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Tensors = SafetensorsFile.Read(System.IO.Path.Combine(Path, index.Tensors)),
        };
    }

    private CheckpointIndex ReadIndex()
    {
        try
        {
            using FileStream stream = File.OpenRead(_index);
            return JsonSerializer.Deserialize(stream, CheckpointJson.Default.CheckpointIndex)
                ?? throw new RecordFormatException(_index, line: null, "Expected an object, got null.");
        }
        catch (JsonException failure)
        {
            throw new RecordFormatException(_index, line: null, failure.Message, failure);
        }
    }

    private void DeleteAllBut(string tensors)
    {
        foreach (string file in Directory.EnumerateFiles(Path, TensorsPattern))
        {
            if (System.IO.Path.GetFileName(file) != tensors)
            {
                File.Delete(file);
            }
        }
    }
}
