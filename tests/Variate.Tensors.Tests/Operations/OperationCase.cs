namespace Variate.Tensors.Tests.Operations;

/// <summary>One public operation, with operands at which every contract of operations is tested.</summary>
/// <param name="Member">The name and the parameter types, as reflection gives them.</param>
/// <param name="Apply">The operation as a function of its tensor operands.</param>
/// <param name="Operands">One an operand.</param>
/// <param name="ShapeSets">The shapes of the operands, as often as they are worth testing.</param>
internal sealed record OperationCase(
    string Member,
    Func<Tensor[], Tensor> Apply,
    Operand[] Operands,
    Shape[][] ShapeSets)
{
    /// <summary>Whether marks of every operand go to the result by the general rule.</summary>
    internal bool CarriesMarks { get; init; } = true;

    /// <summary>Whether the gradient is that of the value: not so where one is put in by hand.</summary>
    internal bool IsOrdinary { get; init; } = true;

    internal Tensor[] Leaves(Shape[] shapes, ElementType elementType = ElementType.Float64)
        => [.. Operands.Select((operand, i) => operand.Draw($"{Member} {i}", shapes[i]).To(elementType).AsLeaf())];

    internal static string Describe(Shape[] shapes) => string.Join(" and ", shapes);
}
