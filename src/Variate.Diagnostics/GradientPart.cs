using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Some elements of a gradient: ranges of the vector that starts with the objective.</summary>
/// <param name="Name">The parameter, the layer, or "all".</param>
/// <param name="Ranges">First element and count of each parameter in it.</param>
internal sealed record GradientPart(string Name, ImmutableArray<(int First, int Count)> Ranges)
{
    internal int ElementCount => Ranges.Sum(static range => range.Count);

    internal IEnumerable<int> Elements => Ranges.SelectMany(static range => Enumerable.Range(range.First, range.Count));

    internal static GradientPart All(ParameterSet parameters) => new("all", [.. Of(parameters).Select(static part => part.Ranges[0])]);

    /// <summary>One part a parameter.</summary>
    internal static ImmutableArray<GradientPart> Of(ParameterSet parameters)
    {
        var parts = new List<GradientPart>(parameters.Count);
        int next = 1;
        foreach (Parameter parameter in parameters)
        {
            parts.Add(new GradientPart(parameter.Name, [(next, parameter.Shape.ElementCount)]));
            next += parameter.Shape.ElementCount;
        }

        return [.. parts];
    }

    /// <summary>One part a layer: names up to the last "/".</summary>
    internal static ImmutableArray<GradientPart> LayersOf(ParameterSet parameters)
        => [.. Of(parameters)
            .GroupBy(static part => LayerOf(part.Name), StringComparer.Ordinal)
            .Select(static layer => new GradientPart(layer.Key, [.. layer.SelectMany(static part => part.Ranges)]))];

    private static string LayerOf(string name) => name.LastIndexOf('/') is > 0 and int end ? name[..end] : name;
}
