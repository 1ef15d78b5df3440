using System.Text.Json.Serialization;

namespace Variate.Cli.Listing;

/// <summary>The JSON of the catalog.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(Catalog))]
[JsonSerializable(typeof(EstimatorCard))]
internal sealed partial class CatalogJson : JsonSerializerContext;
