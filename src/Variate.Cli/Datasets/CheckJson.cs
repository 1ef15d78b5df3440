using System.Text.Json.Serialization;

namespace Variate.Cli.Datasets;

/// <summary>The JSON of <c>variate data check</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CheckRow[]))]
internal sealed partial class CheckJson : JsonSerializerContext;
