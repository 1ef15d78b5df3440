using System.Text.Json;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Reference;

/// <summary>A value of a law, worked out elsewhere in high precision and stored beside this file.</summary>
internal sealed record ReferenceEntry(JsonElement Json)
{
    internal string Law => Json.GetProperty("dist").GetString()!;

    internal double Value => Json.GetProperty("value").GetDouble();

    internal double Point => Json.GetProperty("y").GetDouble();

    /// <summary>The parameter towards which a variable-nabla is taken.</summary>
    internal string Parameter => Json.GetProperty("param").GetString()!;

    /// <summary>No better relative error than its product with the precision can be expected.</summary>
    internal double Condition => Math.Max(1, Json.GetProperty("cond").GetDouble());

    /// <summary>Whether all inputs are numbers of float32.</summary>
    internal bool IsSingle => Json.GetProperty("f32").GetBoolean();

    /// <summary>All entries of a resource, and of one kind if there are several.</summary>
    internal static IEnumerable<ReferenceEntry> All(string resource, string? kind = null)
    {
        using Stream stream = typeof(ReferenceEntry).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var document = JsonDocument.Parse(stream);
        foreach (JsonElement entry in document.RootElement.GetProperty("entries").EnumerateArray())
        {
            if (kind is null || entry.GetProperty("kind").GetString() == kind)
            {
                yield return new ReferenceEntry(entry.Clone());
            }
        }
    }

    /// <summary>A parameter as a tensor with one component, or with those of its vector.</summary>
    internal Tensor Of(string parameter, ElementType elementType = ElementType.Float64, string of = "params")
    {
        JsonElement element = Json.GetProperty(of).GetProperty(parameter);
        double[] numbers = element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(static x => x.GetDouble())] : [element.GetDouble()];
        return Tensor.Create(numbers, [numbers.Length]).To(elementType);
    }

    /// <summary>The sum of the sizes of all parameters.</summary>
    internal double Magnitude(string of)
        => Json.GetProperty(of).EnumerateObject().SelectMany(parameter => Runs.Elements(Of(parameter.Name, of: of))).Sum(Math.Abs);
}
