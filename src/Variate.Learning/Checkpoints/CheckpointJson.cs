using System.Text.Json.Serialization;

namespace Variate.Learning.Checkpoints;

/// <summary>The JSON of the index, made by the compiler.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CheckpointIndex))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
