using System.Text.Json;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>The implicitly reparameterised laws against the embedded tables of mpmath.</summary>
public class ImplicitLawReferenceTests
{
    private static readonly Dictionary<string, Func<JsonElement, ElementType, Distribution>> Laws = new()
    {
        ["Gamma"] = static (p, type) => new Gamma(Of(p, "concentration", type), Of(p, "rate", type)),
        ["ExpGamma"] = static (p, type) => new LogGamma(Of(p, "concentration", type), Tensor.Full([1], 1, type)),
        ["Beta"] = static (p, type) => new Beta(Of(p, "alpha", type), Of(p, "beta", type)),
        ["LogitBeta"] = static (p, type) => new LogitBeta(Of(p, "alpha", type), Of(p, "beta", type)),
        ["StudentT"] = static (p, type) => new StudentT(Of(p, "df", type), Optional(p, "loc", 0, type), Optional(p, "scale", 1, type)),
        ["VonMises"] = static (p, type) => new VonMises(Of(p, "loc", type), Of(p, "concentration", type)),
        ["Dirichlet"] = static (p, type) => new Dirichlet(Of(p, "concentration", type)),
        ["MixtureNormal"] = static (p, type) => new Mixture(
            Of(p, "weights", ElementType.Float64).Log().To(type).PadRank(2),
            new Normal(Of(p, "means", type).PadRank(2), Of(p, "scales", type).PadRank(2))),
    };

    private static readonly Dictionary<string, string> ParameterNames = new()
    {
        ["concentration"] = "Concentration",
        ["rate"] = "Rate",
        ["alpha"] = "Concentration1",
        ["beta"] = "Concentration0",
        ["df"] = "DegreesOfFreedom",
        ["logits"] = "Logits",
        ["means"] = "Location",
        ["scales"] = "Scale",
    };

    [Theory]
    [InlineData("Gamma", 1e-11)]
    [InlineData("ExpGamma", 1e-11)]
    [InlineData("Beta", 1e-11)]
    [InlineData("LogitBeta", 1e-11)]
    [InlineData("StudentT", 1e-12)]
    [InlineData("VonMises", 1e-11)]
    [InlineData("MixtureNormal", 1e-14)]
    public void VariableNablas_Entries_MeetTheGoals(string name, double goal)
    {
        List<string> failures = [];
        foreach (JsonElement entry in Entries("variable-nabla.json", name))
        {
            foreach (ElementType type in TypesOf(entry))
            {
                double expected = entry.GetProperty("value").GetDouble();
                double actual = NablaOf(entry, Laws[name](entry.GetProperty("params"), type), type);
                double bound = (type == ElementType.Float32 ? 2e-7 : goal) * Math.Max(1, entry.GetProperty("cond").GetDouble());
                Check(entry, type, expected, actual, bound * Math.Abs(expected), failures);
            }
        }

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("Gamma")]
    [InlineData("Beta")]
    [InlineData("StudentT")]
    [InlineData("VonMises")]
    [InlineData("Dirichlet")]
    [InlineData("MixtureNormal")]
    public void LogProbability_Entries_IsThatOfTheTable(string name)
    {
        List<string> failures = [];
        foreach (JsonElement entry in Entries("log-probability.json", name).Where(static entry => entry.GetProperty("kind").GetString() == "log_prob"))
        {
            foreach (ElementType type in TypesOf(entry))
            {
                Tensor value = ToTensor(entry.GetProperty("y"), type);
                double expected = entry.GetProperty("value").GetDouble();
                double actual = Laws[name](entry.GetProperty("params"), type).LogProbability(value).ToScalar();
                Check(entry, type, expected, actual, Rounding(type) * (1 + Math.Abs(expected)), failures);
            }
        }

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("Gamma")]
    [InlineData("Beta")]
    [InlineData("StudentT")]
    [InlineData("VonMises")]
    [InlineData("Dirichlet")]
    public void Entropy_Entries_IsThatOfTheTable(string name)
    {
        List<string> failures = [];
        foreach (JsonElement entry in Entries("log-probability.json", name).Where(static entry => entry.GetProperty("kind").GetString() == "entropy"))
        {
            foreach (ElementType type in TypesOf(entry))
            {
                double expected = entry.GetProperty("value").GetDouble();
                double actual = ((IEntropy)Laws[name](entry.GetProperty("params"), type)).Entropy.ToScalar();
                Check(entry, type, expected, actual, Rounding(type) * (10 + Math.Abs(expected)), failures);
            }
        }

        Assert.Empty(failures);
    }

    private static double Rounding(ElementType type) => type == ElementType.Float32 ? 4e-6 : 1e-13;

    private static void Check(JsonElement entry, ElementType type, double expected, double actual, double tolerance, List<string> failures)
    {
        if (!(Math.Abs(actual - expected) <= tolerance))
        {
            failures.Add(FormattableString.Invariant($"{type} {entry.GetRawText()}: {actual:R}, off by {Math.Abs(actual - expected):G2}, allowed {tolerance:G2}"));
        }
    }

    /// <summary>The entry's parameter is "rate" or, of a mixture, "means[2]".</summary>
    private static double NablaOf(JsonElement entry, Distribution law, ElementType type)
    {
        string[] parts = entry.GetProperty("param").GetString()!.Split('[', ']');
        string parameter = entry.GetProperty("dist").GetString() == "VonMises" && parts[0] == "loc" ? "Location" : ParameterNames[parts[0]];
        IReadOnlyList<VariableNabla> nablas = law is Mixture mixture ? mixture.VariableNablas : ((IVariableNablas)law).VariableNablas;
        Tensor values = nablas.Single(nabla => nabla.Name == parameter).At(ToTensor(entry.GetProperty("y"), type));
        return values.ElementAt(parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    private static ElementType[] TypesOf(JsonElement entry)
        => entry.GetProperty("f32").GetBoolean() ? [ElementType.Float64, ElementType.Float32] : [ElementType.Float64];

    private static List<JsonElement> Entries(string table, string name)
    {
        using Stream stream = typeof(ImplicitLawReferenceTests).Assembly.GetManifestResourceStream(table)!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("dist").GetString() == name).Select(static entry => entry.Clone())];
    }

    private static Tensor Of(JsonElement parameters, string name, ElementType type) => ToTensor(parameters.GetProperty(name), type);

    private static Tensor Optional(JsonElement parameters, string name, double otherwise, ElementType type)
        => parameters.TryGetProperty(name, out JsonElement value) ? ToTensor(value, type) : Tensor.Full([1], otherwise, type);

    private static Tensor ToTensor(JsonElement element, ElementType type)
    {
        double[] numbers = element.ValueKind == JsonValueKind.Array ? Numbers(element) : [element.GetDouble()];
        return Runs.Row(numbers).To(type);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(static number => number.GetDouble())];
}
