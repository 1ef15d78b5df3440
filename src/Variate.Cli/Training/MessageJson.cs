using System.Text.Json.Serialization;

namespace Variate.Cli.Training;

/// <summary>The JSON of the messages; NaN and ±∞ by name, since JSON has no numbers for them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StartMessage))]
[JsonSerializable(typeof(ProgressMessage))]
[JsonSerializable(typeof(EndMessage))]
internal sealed partial class MessageJson : JsonSerializerContext;
