using System.Globalization;
using System.Text.Json;
using Variate.Tensors;

namespace Variate.VariableNablaBenchmark;

/// <summary>A stored value of a variable-nabla.</summary>
/// <param name="Family">The name of the method of <see cref="VariableNablas"/>, or of the row of the table.</param>
/// <param name="Point">Parameters and value, for people.</param>
/// <param name="Operands">What the method takes.</param>
/// <param name="Value">g.</param>
/// <param name="IsSingle">Whether all operands are binary32 numbers.</param>
/// <param name="Condition">Σ |t/g ∂g/∂t| over the operands t; 0 where it is not stored.</param>
/// <param name="Level">The level of the distribution function; NaN where it is not stored.</param>
internal sealed record ReferenceEntry(
    string Family, string Point, double[] Operands, double Value, bool IsSingle, double Condition, double Level)
{
    /// <summary>The entries of a file of the reference tables that the methods are for.</summary>
    public static IReadOnlyList<ReferenceEntry> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("entries").EnumerateArray().Select(Read).OfType<ReferenceEntry>()];
    }

    /// <summary>g by the method of the family.</summary>
    public double Evaluate(ElementType type)
    {
        Tensor[] operands = [.. Operands.Select(operand => Tensor.Full([1], operand, type))];
        return Function()(operands).ElementAt(0);
    }

    private static ReferenceEntry? Read(JsonElement entry)
    {
        JsonElement parameters = entry.GetProperty("params");
        string law = entry.GetProperty("dist").GetString()!;
        string parameter = entry.GetProperty("param").GetString()!;
        if (entry.GetProperty("y").ValueKind != JsonValueKind.Number)
        {
            return null;
        }

        double y = entry.GetProperty("y").GetDouble();
        double Parameter(string name) => parameters.GetProperty(name).GetDouble();
        (string Family, double[] Operands)? row = (law, parameter) switch
        {
            ("Gamma", "concentration") when Parameter("rate") == 1 => ("Gamma", [y, Parameter("concentration")]),
            ("ExpGamma", _) => ("LogGamma", [y, Parameter("concentration")]),
            ("Beta", "alpha") => ("BetaTowardsFirst", [y, Parameter("alpha"), Parameter("beta")]),
            ("Beta", "beta") => ("BetaTowardsSecond", [y, Parameter("alpha"), Parameter("beta")]),
            ("LogitBeta", "alpha") => ("LogitBetaTowardsFirst", [y, Parameter("alpha"), Parameter("beta")]),
            ("LogitBeta", "beta") => ("LogitBetaTowardsSecond", [y, Parameter("alpha"), Parameter("beta")]),
            ("StudentT", _) => ("StudentT", [y, Parameter("df")]),
            ("VonMises", "concentration") => ("VonMises", [y - Parameter("loc"), Parameter("concentration")]),
            ("NegativeBinomial", "total_count") =>
                ("NegativeBinomial", [y, Parameter("total_count"), Math.Log(Parameter("prob")) - Math.Log(1 - Parameter("prob"))]),
            _ => null,
        };
        return row is null ? null : Create(entry, row.Value.Family, row.Value.Operands);
    }

    private static ReferenceEntry Create(JsonElement entry, string family, double[] operands) => new(
        family,
        string.Join(", ", operands.Select(operand => operand.ToString("G6", CultureInfo.InvariantCulture))),
        operands,
        entry.GetProperty("value").GetDouble(),
        entry.GetProperty("f32").GetBoolean() && operands.All(operand => operand == (float)operand),
        entry.TryGetProperty("cond", out JsonElement condition) ? condition.GetDouble() : 0,
        entry.TryGetProperty("level", out JsonElement level) && level.ValueKind == JsonValueKind.Number ? level.GetDouble() : double.NaN);

    private Func<Tensor[], Tensor> Function() => Family switch
    {
        "Gamma" => x => VariableNablas.Gamma(x[0], x[1]),
        "LogGamma" => x => VariableNablas.LogGamma(x[0], x[1]),
        "BetaTowardsFirst" => x => VariableNablas.BetaTowardsFirst(x[0], x[1], x[2]),
        "BetaTowardsSecond" => x => VariableNablas.BetaTowardsSecond(x[0], x[1], x[2]),
        "LogitBetaTowardsFirst" => x => VariableNablas.LogitBetaTowardsFirst(x[0], x[1], x[2]),
        "LogitBetaTowardsSecond" => x => VariableNablas.LogitBetaTowardsSecond(x[0], x[1], x[2]),
        "StudentT" => x => VariableNablas.StudentT(x[0], x[1]),
        "VonMises" => x => VariableNablas.VonMises(x[0], x[1]),
        "NegativeBinomial" => x => VariableNablas.NegativeBinomial(x[0], x[1], x[2]),
        _ => throw new InvalidOperationException($"No method for {Family}."),
    };
}
