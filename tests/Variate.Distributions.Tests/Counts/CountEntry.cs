using System.Text.Json;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Counts;

/// <summary>A number about a law of counts, worked out elsewhere in high precision.</summary>
/// <param name="Kind">log_prob, entropy or nabla.</param>
/// <param name="Law">The family.</param>
/// <param name="Parameters">By the names of the table.</param>
/// <param name="Count">y.</param>
/// <param name="Parameter">Towards which parameter.</param>
/// <param name="Value">Rounded to binary64.</param>
/// <param name="IsSingle">Whether binary32 holds the arguments exactly and the value in its normal range.</param>
/// <param name="Condition">The sum of |t/value · ∂value/∂t| over all inputs t.</param>
internal sealed record CountEntry(
    string Kind, string Law, JsonElement Parameters, double Count, string Parameter, double Value, bool IsSingle, double Condition)
{
    private const string Nabla = "nabla";

    private static readonly string[] Laws = ["Poisson", "Geometric", "NegativeBinomial", "Binomial", "Bernoulli", "Categorical"];

    internal static IReadOnlyList<CountEntry> All { get; } = [.. Read("log-probability.json"), .. Read("variable-nabla.json")];

    /// <summary>Whether a law has a number of this kind towards this parameter: probabilities are held as logits, and divergences stand elsewhere.</summary>
    private bool IsTested => Kind is "log_prob" or "entropy" or Nabla && !Parameter.StartsWith("prob", StringComparison.Ordinal);

    /// <summary>The law of the entry, made from the parameters of the table.</summary>
    internal Distribution Make(ElementType type)
    {
        Tensor Of(string name) => Runs.Row(Parameters.GetProperty(name).GetDouble()).To(type);
        return Law switch
        {
            "Poisson" => new Poisson(Of("rate")),
            "Geometric" => Geometric.FromProbabilities(Of("prob")),
            "NegativeBinomial" => NegativeBinomial.FromProbabilities(Of("total_count"), Of("prob")),
            "Binomial" => Binomial.FromProbabilities(Of("n"), Of("prob")),
            "Bernoulli" => Bernoulli.FromProbabilities(Of("prob")),
            "Categorical" => Categorical.FromProbabilities(Weights(type)),
            _ => throw new InvalidOperationException($"No law {Law}."),
        };
    }

    public override string ToString() => $"{Law} {Kind} {Parameter} {Parameters} y = {Count}";

    private Tensor Weights(ElementType type)
    {
        double[] weights = [.. Parameters.GetProperty("weights").EnumerateArray().Select(static weight => weight.GetDouble())];
        return Tensor.Create(weights, [1, weights.Length]).To(type);
    }

    private static IReadOnlyList<CountEntry> Read(string resource)
    {
        using Stream stream = typeof(CountEntry).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("entries").EnumerateArray().Where(IsOfOneCount).Select(Of).Where(static entry => entry.IsTested)];
    }

    private static bool IsOfOneCount(JsonElement entry) => Laws.Contains(entry.GetProperty("dist").GetString()!);

    private static CountEntry Of(JsonElement entry) => new(
        entry.TryGetProperty("kind", out JsonElement kind) ? kind.GetString()! : Nabla,
        entry.GetProperty("dist").GetString()!,
        entry.GetProperty("params").Clone(),
        entry.TryGetProperty("y", out JsonElement y) ? y.GetDouble() : 0,
        entry.TryGetProperty("param", out JsonElement parameter) ? parameter.GetString()! : string.Empty,
        entry.GetProperty("value").GetDouble(),
        entry.GetProperty("f32").GetBoolean(),
        entry.TryGetProperty("cond", out JsonElement condition) ? condition.GetDouble() : 0);
}
