using System.Globalization;
using System.Text.Json;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.VariableNablaBenchmark;

/// <summary>Stored values of laws: log-probabilities, entropies, divergences, and variable-nablas in closed form.</summary>
internal static class LawReference
{
    private static readonly string[] ParameterSets = ["params", "other"];

    /// <summary>A log-probability, an entropy or a divergence.</summary>
    public static ReferenceEntry? Read(JsonElement entry)
    {
        string kind = entry.GetProperty("kind").GetString()!;
        if (kind == "entropy" && Law(entry, "params", ElementType.Float64) is not IEntropy)
        {
            return null;
        }

        Func<ElementType, double> evaluate = kind switch
        {
            "log_prob" => type => Law(entry, "params", type).LogProbability(Point(entry, type)).ElementAt(0),
            "entropy" => type => ((IEntropy)Law(entry, "params", type)).Entropy.ElementAt(0),
            _ => type => Divergence.KullbackLeibler(Law(entry, "params", type), Law(entry, "other", type)).Value.ElementAt(0),
        };
        ReferenceEntry read = Create(entry, $"{entry.GetProperty("dist").GetString()} {kind}", evaluate);
        return read with { Unit = 1 + Math.Abs(read.Value) };
    }

    /// <summary>A variable-nabla of a law that has it in closed form; null for one towards a probability, which we take through the logit.</summary>
    public static ReferenceEntry? ReadNabla(JsonElement entry)
    {
        string parameter = entry.GetProperty("param").GetString()!;
        string[] parts = parameter.Split('[', ']');
        string? name = parts[0] switch
        {
            "loc" or "means" => "Location",
            "scale" or "scales" => "Scale",
            "rate" => "Rate",
            "concentration" => "Concentration",
            "logit" or "logits" => "Logits",
            _ => null,
        };
        int place = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        string family = $"{entry.GetProperty("dist").GetString()}.{name}";
        return name is null
            ? null
            : Create(entry, family, type => Nablas(entry, type).Single(nabla => nabla.Name == name).At(Point(entry, type)).ElementAt(place));
    }

    private static IReadOnlyList<VariableNabla> Nablas(JsonElement entry, ElementType type) => Law(entry, "params", type) switch
    {
        Mixture mixture => mixture.VariableNablas,
        IVariableNablas law => law.VariableNablas,
        Distribution other => throw new InvalidDataException($"Expected a law with variable-nablas, got {other.GetType().Name}."),
    };

    private static ReferenceEntry Create(JsonElement entry, string family, Func<ElementType, double> evaluate) => new(
        family,
        string.Join("; ", ParameterSets.Where(name => entry.TryGetProperty(name, out _)).Select(name => Text(entry.GetProperty(name)))),
        entry.TryGetProperty("y", out JsonElement y) ? ReferenceEntry.Text(Numbers(y)) : "",
        entry.GetProperty("value").GetDouble(),
        entry.GetProperty("f32").GetBoolean(),
        entry.TryGetProperty("cond", out JsonElement condition) ? condition.GetDouble() : 0,
        entry.TryGetProperty("level", out JsonElement level) && level.ValueKind == JsonValueKind.Number ? level.GetDouble() : double.NaN,
        evaluate);

    private static Distribution Law(JsonElement entry, string property, ElementType type)
    {
        JsonElement parameters = entry.GetProperty(property);
        Tensor Of(string name) => Row(Numbers(parameters.GetProperty(name)), type);
        Tensor Laws(string name) => Of(name).Reshape([1, Of(name).ElementCount]);
        return entry.GetProperty("dist").GetString() switch
        {
            "Normal" => new Normal(Of("loc"), Of("scale")),
            "LogNormal" => new LogNormal(Of("loc"), Of("scale")),
            "LogitNormal" => new LogitNormal(Of("loc"), Of("scale")),
            "Cauchy" => new Cauchy(Of("loc"), Of("scale")),
            "Laplace" => new Laplace(Of("loc"), Of("scale")),
            "Exponential" => new Exponential(Of("rate")),
            "Weibull" => new Weibull(Of("scale"), Of("concentration")),
            "Gamma" => new Gamma(Of("concentration"), Of("rate")),
            "Beta" => new Beta(Of("alpha"), Of("beta")),
            "Dirichlet" => new Dirichlet(Of("concentration")),
            "StudentT" => new StudentT(Of("df"), Row([0], type), Row([1], type)),
            "VonMises" => new VonMises(Of("loc"), Of("concentration")),
            "MixtureNormal" => new Mixture(Laws("weights").Log(), new Normal(Laws("means"), Laws("scales"))),
            "Bernoulli" => Bernoulli.FromProbabilities(Of("prob")),
            "Categorical" => Categorical.FromProbabilities(Laws("weights")),
            "Binomial" => Binomial.FromProbabilities(Of("n"), Of("prob")),
            "Poisson" => new Poisson(Of("rate")),
            "Geometric" => Geometric.FromProbabilities(Of("prob")),
            "NegativeBinomial" => NegativeBinomial.FromProbabilities(Of("total_count"), Of("prob")),
            string law => throw new InvalidDataException($"The law {law} is not known here."),
            null => throw new InvalidDataException("Expected the name of a law."),
        };
    }

    private static Tensor Point(JsonElement entry, ElementType type) => Row(Numbers(entry.GetProperty("y")), type);

    private static Tensor Row(double[] numbers, ElementType type) => Tensor.Create(numbers, [numbers.Length]).To(type);

    private static double[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(number => number.GetDouble())] : [element.GetDouble()];

    private static string Text(JsonElement parameters) =>
        ReferenceEntry.Text(parameters.EnumerateObject().SelectMany(parameter => Numbers(parameter.Value)));
}
