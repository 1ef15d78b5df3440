using System.Globalization;
using System.Runtime.InteropServices;
using Variate.Tensors;

namespace Variate.VariableNablaBenchmark;

/// <summary>A gradient that the peer has timed, with the operands it left.</summary>
/// <param name="Name">The family and its shapes.</param>
/// <param name="Function">gamma, beta or dirichlet.</param>
/// <param name="Type">Of all operands.</param>
/// <param name="Rows">Elements, or variables.</param>
/// <param name="Columns">1, or the components of a variable.</param>
/// <param name="PeerNanoseconds">The peer's best time of an element.</param>
internal sealed record SpeedCase(string Name, string Function, ElementType Type, int Rows, int Columns, double PeerNanoseconds)
{
    private static readonly string[] Parts = ["value", "first", "second"];

    /// <summary>The cases of a folder that peers/torch_nablas.py has written.</summary>
    public static IReadOnlyList<SpeedCase> Read(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "cases.tsv")).Select(line => Parse(line.Split('\t')))];

    /// <summary>The value and the two other operands.</summary>
    public Tensor[] Operands(string folder) =>
        [.. Parts.Select(part => Operand(File.ReadAllBytes(Path.Combine(folder, $"{Name}.{Type}.{part}"))))];

    /// <summary>The gradient, as a program would ask for it.</summary>
    public Tensor Evaluate(Tensor[] operands) => Function switch
    {
        "gamma" => VariableNablas.Gamma(operands[0], operands[1]),
        "beta" => VariableNablas.BetaTowardsFirst(operands[0], operands[1], operands[2]),
        "dirichlet" => VariableNablas.DirichletPullback(operands[0], operands[1], operands[2]),
        _ => throw new InvalidOperationException($"Expected gamma, beta or dirichlet, got {Function}."),
    };

    private static SpeedCase Parse(string[] fields) => new(
        fields[0],
        fields[1],
        Enum.Parse<ElementType>(fields[2]),
        int.Parse(fields[3], CultureInfo.InvariantCulture),
        int.Parse(fields[4], CultureInfo.InvariantCulture),
        double.Parse(fields[5], CultureInfo.InvariantCulture));

    private Tensor Operand(byte[] bytes)
    {
        Shape shape = Columns == 1 ? [Rows] : [Rows, Columns];
        return Type == ElementType.Float32
            ? Tensor.Create(MemoryMarshal.Cast<byte, float>(bytes), shape)
            : Tensor.Create(MemoryMarshal.Cast<byte, double>(bytes), shape);
    }
}
