using System.Globalization;
using System.Text.Json;
using Variate.Tensors;

namespace Variate.VariableNablaBenchmark;

/// <summary>A stored value of a variable-nabla, a special function or a law.</summary>
/// <param name="Family">The name of the method of <see cref="VariableNablas"/>, of the function, or of the law and what it gives.</param>
/// <param name="Parameters">Those of the law, for people.</param>
/// <param name="Point">The value, for people.</param>
/// <param name="Value">The exact value.</param>
/// <param name="IsSingle">Whether all operands are binary32 numbers.</param>
/// <param name="Condition">Σ |t/g ∂g/∂t| over the operands t; 0 where it is not stored.</param>
/// <param name="Level">The level of the distribution function; NaN where it is not stored.</param>
/// <param name="Evaluate">The value by our code, in operands of a type.</param>
internal sealed record ReferenceEntry(
    string Family, string Parameters, string Point, double Value, bool IsSingle, double Condition, double Level, Func<ElementType, double> Evaluate)
{
    /// <summary>What an error is divided by: |value|, or 1 + |value| of a logarithm, whose zeros mean nothing.</summary>
    public double Unit { get; init; } = Math.Abs(Value);

    /// <summary>The entries of files of the reference tables that there is code for.</summary>
    public static IReadOnlyList<ReferenceEntry> Read(IEnumerable<string> paths) => [.. paths.SelectMany(Read)];

    /// <summary>Numbers for people.</summary>
    public static string Text(IEnumerable<double> numbers) =>
        string.Join(", ", numbers.Select(number => number.ToString("G6", CultureInfo.InvariantCulture)));

    private static IEnumerable<ReferenceEntry> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement root = document.RootElement.Clone();
        Func<JsonElement, ReferenceEntry?> read = root.GetProperty("table").GetString() switch
        {
            "variable_nabla" => Read,
            "special_functions" => SpecialFunctionReference.Read,
            "log_prob" => LawReference.Read,
            string table => throw new InvalidDataException($"Expected variable_nabla, special_functions or log_prob, got {table}."),
            null => throw new InvalidDataException("Expected the name of a table."),
        };
        return root.GetProperty("entries").EnumerateArray().Select(read).OfType<ReferenceEntry>();
    }

    private static ReferenceEntry? Read(JsonElement entry)
    {
        string law = entry.GetProperty("dist").GetString()!;
        string parameter = entry.GetProperty("param").GetString()!;
        return (law, parameter) switch
        {
            ("Gamma", "concentration") when Parameter(entry, "rate") == 1 =>
                Create(entry, "Gamma", x => VariableNablas.Gamma(x[0], x[1]), Variable(entry), "concentration"),
            ("ExpGamma", _) => Create(entry, "LogGamma", x => VariableNablas.LogGamma(x[0], x[1]), Variable(entry), "concentration"),
            ("Beta", "alpha") => OfShapes(entry, "BetaTowardsFirst", VariableNablas.BetaTowardsFirst),
            ("Beta", "beta") => OfShapes(entry, "BetaTowardsSecond", VariableNablas.BetaTowardsSecond),
            ("LogitBeta", "alpha") => OfShapes(entry, "LogitBetaTowardsFirst", VariableNablas.LogitBetaTowardsFirst),
            ("LogitBeta", "beta") => OfShapes(entry, "LogitBetaTowardsSecond", VariableNablas.LogitBetaTowardsSecond),
            ("StudentT", _) => Create(entry, "StudentT", x => VariableNablas.StudentT(x[0], x[1]), Variable(entry), "df"),
            ("VonMises", "concentration") =>
                Create(entry, "VonMises", x => VariableNablas.VonMises(x[0], x[1]), Variable(entry) - Parameter(entry, "loc"), "concentration"),
            ("NegativeBinomial", "total_count") =>
                Create(entry, "NegativeBinomial", x => VariableNablas.NegativeBinomial(x[0], x[1], Logit(x[2])), Variable(entry), "total_count", "prob"),
            ("Dirichlet", _) => OfDirichlet(entry, parameter),
            _ => LawReference.ReadNabla(entry),
        };
    }

    private static ReferenceEntry OfShapes(JsonElement entry, string family, Func<Tensor, Tensor, Tensor, Tensor> method) =>
        Create(entry, family, x => method(x[0], x[1], x[2]), Variable(entry), "alpha", "beta");

    private static ReferenceEntry Create(JsonElement entry, string family, Func<Tensor[], Tensor> method, double value, params string[] names)
    {
        double[] parameters = [.. names.Select(name => Parameter(entry, name))];
        double[] operands = [value, .. parameters];
        bool isSingle = operands.All(operand => operand == (float)operand);

        // Logits are not among the stored operands, and only those of one half are exact in both types.
        isSingle &= family != "NegativeBinomial" || parameters[1] == 0.5;
        return Create(
            entry, family, Text(parameters), Text([value]), isSingle, type => method([.. operands.Select(operand => Scalar(operand, type))]).ElementAt(0));
    }

    private static ReferenceEntry OfDirichlet(JsonElement entry, string parameter)
    {
        // jacobian[j][i]: component j by concentration i.
        int[] place = [.. parameter.Split('[', ']').Where(part => int.TryParse(part, out _)).Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        double[] value = Numbers(entry.GetProperty("y"));
        double[] concentration = Numbers(entry.GetProperty("params").GetProperty("concentration"));
        double[] direction = [.. value.Select((_, component) => component == place[0] ? 1.0 : 0.0)];
        return Create(
            entry,
            "DirichletPullback",
            Text(concentration),
            Text(value) + " " + parameter,
            true,
            type => VariableNablas.DirichletPullback(Row(value, type), Row(concentration, type), Row(direction, type)).ElementAt(place[1]));
    }

    private static ReferenceEntry Create(
        JsonElement entry, string family, string parameters, string point, bool isSingle, Func<ElementType, double> evaluate) => new(
        family,
        parameters,
        point,
        entry.GetProperty("value").GetDouble(),
        isSingle && entry.GetProperty("f32").GetBoolean(),
        entry.TryGetProperty("cond", out JsonElement condition) ? condition.GetDouble() : 0,
        entry.TryGetProperty("level", out JsonElement level) && level.ValueKind == JsonValueKind.Number ? level.GetDouble() : double.NaN,
        evaluate);

    private static Tensor Logit(Tensor probability) => probability.Log() - (1 - probability).Log();

    private static double Variable(JsonElement entry) => entry.GetProperty("y").GetDouble();

    private static double Parameter(JsonElement entry, string name) => entry.GetProperty("params").GetProperty(name).GetDouble();

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static Tensor Scalar(double value, ElementType type) => Tensor.Full([], value, type);

    private static Tensor Row(double[] values, ElementType type) => Tensor.Create(values, [values.Length]).To(type);
}
