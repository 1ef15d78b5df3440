using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Variate.Results;

/// <summary>The JSON of the records: camel case, and NaN and ±∞ by name, since JSON has no numbers for them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(OrdinalMapConverter<double>), typeof(OrdinalMapConverter<string>)])]
[JsonSerializable(typeof(RunSettings))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(StepRecord))]
[JsonSerializable(typeof(EvaluationRecord))]
[JsonSerializable(typeof(ImmutableArray<ImageGrid>))]
[JsonSerializable(typeof(Dictionary<string, double>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RecordJson : JsonSerializerContext;
