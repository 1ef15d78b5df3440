using System.Text.Json.Serialization;

namespace Variate.Cli.Estimating;

/// <summary>The JSON of commands about problems.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    WriteIndented = true)]
[JsonSerializable(typeof(EstimateReport))]
[JsonSerializable(typeof(CompareReport))]
[JsonSerializable(typeof(VerifyReport))]
internal sealed partial class EstimateJson : JsonSerializerContext;
