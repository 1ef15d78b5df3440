using System.Collections.Immutable;
using Variate.Learning.Checkpoints;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning.Tests.Checkpoints;

public sealed class CheckpointFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Latest_EmptyOrMissingFolder_IsNull()
    {
        Assert.Null(new CheckpointFolder(_folder.Path).Latest());
        Assert.Null(new CheckpointFolder(_folder.File("none")).Latest());
    }

    [Fact]
    public void Latest_AfterSaves_IsTheLastOneBitForBit()
    {
        var checkpoints = new CheckpointFolder(_folder.File("made"));
        checkpoints.Save(NewCheckpoint(10, 1));
        checkpoints.Save(NewCheckpoint(20, 2));

        Checkpoint latest = checkpoints.Latest()!;

        Checkpoint expected = NewCheckpoint(20, 2);
        Assert.Equal(expected with { Tensors = latest.Tensors, Settings = latest.Settings }, latest);
        Assert.Equal(expected.Settings, latest.Settings);
        Assert.Equal(2, latest.Tensors["model/a"].ToScalar());
        Assert.Equal(["checkpoint-000000020.safetensors", "checkpoint.json"], FileNames(checkpoints.Path));
    }

    [Fact]
    public void Latest_KilledBeforeTheIndexWasReplaced_IsThePreviousOne()
    {
        var checkpoints = new CheckpointFolder(_folder.Path);
        checkpoints.Save(NewCheckpoint(10, 1));
        byte[] index = File.ReadAllBytes(_folder.File("checkpoint.json"));
        byte[] tensors = File.ReadAllBytes(_folder.File("checkpoint-000000010.safetensors"));
        checkpoints.Save(NewCheckpoint(20, 2));

        // What a kill leaves: both tensor files, a half-written temporary index, the old index.
        File.WriteAllBytes(_folder.File("checkpoint.json"), index);
        File.WriteAllBytes(_folder.File("checkpoint-000000010.safetensors"), tensors);
        File.WriteAllText(_folder.File("checkpoint.json.tmp"), "{");

        Assert.Equal(10, checkpoints.Latest()!.Step);
        checkpoints.Save(NewCheckpoint(30, 3));
        Assert.Equal(30, checkpoints.Latest()!.Step);
        Assert.Equal(["checkpoint-000000030.safetensors", "checkpoint.json"], FileNames(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"step":1}""")]
    public void Latest_DamagedIndex_IsRefusedByName(string index)
    {
        File.WriteAllText(_folder.File("checkpoint.json"), index);

        RecordFormatException refusal = Assert.Throws<RecordFormatException>(() => new CheckpointFolder(_folder.Path).Latest());

        Assert.Contains("checkpoint.json", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Latest_DamagedKey_IsRefused()
    {
        var checkpoints = new CheckpointFolder(_folder.Path);
        checkpoints.Save(NewCheckpoint(10, 1));
        string index = File.ReadAllText(_folder.File("checkpoint.json"));
        File.WriteAllText(_folder.File("checkpoint.json"), index.Replace(RandomKey.FromSeed(9).ToString(), "zz", StringComparison.Ordinal));

        Assert.Contains("'zz'", Assert.Throws<RecordFormatException>(checkpoints.Latest).Message, StringComparison.Ordinal);
    }

    private static string[] FileNames(string path)
        => [.. Directory.GetFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static Checkpoint NewCheckpoint(int step, float value) => new()
    {
        Step = step,
        Seconds = 1.0 / 3,
        Key = RandomKey.FromSeed(9),
        Settings = ImmutableSortedDictionary<string, string>.Empty.Add("task", "toy"),
        ObjectiveSum = 0.1 + 0.2,
        ObjectiveCount = 3,
        Tensors = ImmutableSortedDictionary<string, Tensor>.Empty.Add("model/a", Tensor.Create([value], [1])),
    };
}
