using System.Collections.Immutable;

namespace Variate.Tensors.Tests.Operations;

/// <summary>What every operation owes beside its derivative: marks, element types, and memory from its workspace.</summary>
public class OperationContractTests
{
    public static TheoryData<string> Members => [.. OperationTable.Rows.Select(row => row.Member)];

    public static TheoryData<string> MarkedMembers => [.. OperationTable.Rows.Where(row => row.CarriesMarks).Select(row => row.Member)];

    public static TheoryData<string> MembersOfSeveral
        => [.. OperationTable.Rows.Where(row => row.Operands.Length > 1).Select(row => row.Member)];

    [Theory]
    [MemberData(nameof(MarkedMembers))]
    public void Apply_OneOperandMarked_ResultIsMarked(string member)
    {
        OperationCase operation = OperationTable.Row(member);
        Tensor[] operands = operation.Leaves(operation.ShapeSets[0]);

        Assert.Equal(Tensor.NoLeadingAxes, operation.Apply(operands).LeadingAxes);
        for (int i = 0; i < operands.Length; i++)
        {
            Assert.Equal(0, operation.Apply(Replace(operands, i, operands[i].MarkLeadingAxes(0))).LeadingAxes);
        }
    }

    [Theory]
    [MemberData(nameof(MarkedMembers))]
    public void Apply_OneOperandSevered_ResultIsSevered(string member)
    {
        OperationCase operation = OperationTable.Row(member);
        Tensor[] operands = operation.Leaves(operation.ShapeSets[0]);

        Assert.False(operation.Apply(operands).IsSevered);
        for (int i = 0; i < operands.Length; i++)
        {
            Assert.True(operation.Apply(Replace(operands, i, operands[i].Step())).IsSevered, $"operand {i}");
        }
    }

    [Theory]
    [MemberData(nameof(MembersOfSeveral))]
    public void Apply_OneOperandOfAnotherElementType_ThrowsWithBothNamed(string member)
    {
        OperationCase operation = OperationTable.Row(member);
        Tensor[] operands = operation.Leaves(operation.ShapeSets[0]);

        for (int i = 0; i < operands.Length; i++)
        {
            Tensor other = operands[i].StopGradient().To(ElementType.Float32).AsLeaf();
            ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => operation.Apply(Replace(operands, i, other)));

            Assert.Contains(nameof(ElementType.Float32), exception.Message, StringComparison.Ordinal);
            Assert.Contains(nameof(ElementType.Float64), exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Apply_WithWorkspace_GivesTheSameBits(string member)
    {
        OperationCase operation = OperationTable.Row(member);
        using var workspace = new Workspace(2);
        foreach (Shape[] shapes in operation.ShapeSets)
        {
            Tensor[] operands = operation.Leaves(shapes);
            Tensor[] attached = [.. operands.Select(operand => operand.AttachTo(workspace))];

            Assert.Equal(Bits(operation, operands), Bits(operation, attached));
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Apply_Constants_ResultIsNotTracked(string member)
    {
        OperationCase operation = OperationTable.Row(member);
        Tensor[] operands = operation.Leaves(operation.ShapeSets[0]);

        Assert.True(operation.Apply(operands).IsTracked);
        Assert.False(operation.Apply([.. operands.Select(operand => operand.StopGradient())]).IsTracked);
    }

    private static Tensor[] Replace(Tensor[] operands, int position, Tensor operand)
    {
        Tensor[] replaced = [.. operands];
        replaced[position] = operand;
        return replaced;
    }

    private static long[] Bits(OperationCase operation, Tensor[] operands)
    {
        Tensor value = operation.Apply(operands);
        ImmutableArray<Tensor> gradients = Gradient.Of(value, operands);
        return [.. gradients.Append(value).SelectMany(tensor => tensor.ToImmutableArray()).Select(BitConverter.DoubleToInt64Bits)];
    }
}
