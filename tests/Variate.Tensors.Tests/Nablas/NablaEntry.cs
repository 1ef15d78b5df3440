using System.Text.Json;

namespace Variate.Tensors.Tests.Nablas;

/// <summary>A stored variable-nabla.</summary>
/// <param name="Family">The method, or Dirichlet.</param>
/// <param name="Value">y: one number, or the components of a Dirichlet variable.</param>
/// <param name="Parameters">Of the law.</param>
/// <param name="Component">Of a Dirichlet variable: the one that moves.</param>
/// <param name="Parameter">Of a Dirichlet law: the concentration that moves it.</param>
/// <param name="Expected">g.</param>
/// <param name="IsSingle">Whether y and the parameters are binary32 numbers.</param>
internal sealed record NablaEntry(
    string Family, double[] Value, double[] Parameters, int Component, int Parameter, double Expected, bool IsSingle)
{
    private const string Resource = "variable-nablas.json";

    /// <summary>All entries, in the order of the file.</summary>
    public static IReadOnlyList<NablaEntry> All { get; } = Read();

    /// <summary>The method's result.</summary>
    public double Evaluate(ElementType type)
    {
        if (Family == "Dirichlet")
        {
            double[] direction = [.. Value.Select((_, component) => component == Component ? 1.0 : 0.0)];
            return VariableNablas.DirichletPullback(Row(Value, type), Row(Parameters, type), Row(direction, type)).ElementAt(Parameter);
        }

        Tensor[] operands = [.. Value.Concat(Parameters).Select(operand => Tensor.Full([], operand, type))];
        return NablaFamily.Apply(Family, operands).ToScalar();
    }

    /// <summary>|got − g|/|g|; where g is 0, |got|.</summary>
    public double Error(ElementType type)
    {
        double error = Math.Abs(Evaluate(type) - Expected);
        double relative = Expected == 0 ? error : error / Math.Abs(Expected);
        return double.IsNaN(relative) ? double.PositiveInfinity : relative;
    }

    private static IReadOnlyList<NablaEntry> Read()
    {
        using Stream stream = typeof(NablaEntry).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("entries").EnumerateArray().Select(Read)];
    }

    private static NablaEntry Read(JsonElement entry)
    {
        string family = entry.GetProperty("family").GetString()!;
        double[] parameters = Numbers(entry.GetProperty("parameters"));
        bool isSingle = entry.GetProperty("single").GetBoolean();
        if (family == "NegativeBinomial")
        {
            // The table has probabilities, the method takes logits.
            parameters[1] = Math.Log(parameters[1]) - Math.Log(1 - parameters[1]);
            isSingle &= parameters[1] == (float)parameters[1];
        }

        return new NablaEntry(
            family,
            Numbers(entry.GetProperty("y")),
            parameters,
            entry.TryGetProperty("component", out JsonElement component) ? component.GetInt32() : 0,
            entry.TryGetProperty("parameter", out JsonElement parameter) ? parameter.GetInt32() : 0,
            entry.GetProperty("value").GetDouble(),
            isSingle);
    }

    private static double[] Numbers(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select(number => number.GetDouble())]
        : [element.GetDouble()];

    private static Tensor Row(double[] values, ElementType type) => Tensor.Create(values, [values.Length]).To(type);
}
