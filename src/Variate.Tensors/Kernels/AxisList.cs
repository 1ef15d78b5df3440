using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Variate.Tensors.Kernels;

/// <summary>Nested axes, outermost first, with the step that each makes in up to three operands.</summary>
/// <remarks>Axes of size 1 are left out, and an axis that continues its neighbour in every operand is merged into it.</remarks>
[SkipLocalsInit]
internal unsafe struct AxisList
{
    private const int MaximumRank = 16;

    private fixed long _sizes[MaximumRank];
    private fixed long _steps[MaximumRank * OperandCount];

    /// <summary>Operands whose steps are kept.</summary>
    public const int OperandCount = 3;

    /// <summary>Axes after merging.</summary>
    public int Rank { get; private set; }

    /// <summary>Positions: the product of the sizes, 1 without axes.</summary>
    public readonly long Count
    {
        get
        {
            long count = 1;
            for (int axis = 0; axis < Rank; axis++)
            {
                count *= _sizes[axis];
            }

            return count;
        }
    }

    /// <summary>The axes of an elementwise operation with NumPy's broadcasting.</summary>
    /// <param name="output">The broadcast shape.</param>
    /// <param name="a">Right-aligned with <paramref name="output"/>; each size the same or 1. Likewise the others.</param>
    /// <param name="b">Empty for a scalar or an absent operand.</param>
    /// <param name="c">Empty for a scalar or an absent operand.</param>
    public static AxisList Broadcast(
        ReadOnlySpan<int> output, ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<int> c)
    {
        AxisList axes = default;
        // One axis more than there are, so that the operands of a scalar have somewhere to begin.
        Span<long> steps = stackalloc long[(output.Length + 1) * OperandCount];
        steps.Clear();
        FillSteps(output, a, steps);
        FillSteps(output, b, steps[1..]);
        FillSteps(output, c, steps[2..]);
        for (int axis = 0; axis < output.Length; axis++)
        {
            axes.Append(output[axis], steps.Slice(axis * OperandCount, OperandCount));
        }

        return axes;
    }

    /// <summary>Adds an axis inside all others.</summary>
    public void Append(long size, ReadOnlySpan<long> steps)
    {
        if (size == 1)
        {
            return;
        }

        if (Rank > 0 && Continues(size, steps))
        {
            _sizes[Rank - 1] *= size;
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfEqual(Rank, MaximumRank);
            _sizes[Rank++] = size;
        }

        for (int operand = 0; operand < OperandCount; operand++)
        {
            _steps[((Rank - 1) * OperandCount) + operand] = steps[operand];
        }
    }

    /// <summary>The same axes with the steps of each operand multiplied by its factor.</summary>
    public readonly AxisList Scaled(ReadOnlySpan<long> factors)
    {
        AxisList scaled = this;
        for (int i = 0; i < Rank * OperandCount; i++)
        {
            scaled._steps[i] *= factors[i % OperandCount];
        }

        return scaled;
    }

    /// <summary>Takes the innermost axis off; of size 1 and step 0 if there is none.</summary>
    public long RemoveInnermost(Span<long> steps)
    {
        if (Rank == 0)
        {
            steps.Clear();
            return 1;
        }

        Rank--;
        for (int operand = 0; operand < OperandCount; operand++)
        {
            steps[operand] = _steps[(Rank * OperandCount) + operand];
        }

        return _sizes[Rank];
    }

    /// <summary>The size of an axis after merging.</summary>
    public readonly long SizeOf(int axis) => _sizes[axis];

    /// <summary>The step of an operand along an axis, in elements.</summary>
    public readonly long StepOf(int axis, int operand) => _steps[(axis * OperandCount) + operand];

    /// <summary>Where an operand is at a position, in elements from its start.</summary>
    public readonly long Offset(long position, int operand)
    {
        Debug.Assert(operand is >= 0 and < OperandCount, "No such operand.");
        long offset = 0;
        for (int axis = Rank - 1; axis > 0; axis--)
        {
            long outer = position / _sizes[axis];
            offset += (position - (outer * _sizes[axis])) * _steps[(axis * OperandCount) + operand];
            position = outer;
        }

        return Rank == 0 ? 0 : offset + (position * _steps[operand]);
    }

    private static void FillSteps(ReadOnlySpan<int> output, ReadOnlySpan<int> operand, Span<long> steps)
    {
        long step = 1;
        int missing = output.Length - operand.Length;
        for (int axis = operand.Length - 1; axis >= 0; axis--)
        {
            Debug.Assert(operand[axis] == output[missing + axis] || operand[axis] == 1, "The shapes do not broadcast.");
            steps[(missing + axis) * OperandCount] = operand[axis] == 1 ? 0 : step;
            step *= operand[axis];
        }
    }

    private readonly bool Continues(long size, ReadOnlySpan<long> steps)
    {
        for (int operand = 0; operand < OperandCount; operand++)
        {
            if (_steps[((Rank - 1) * OperandCount) + operand] != size * steps[operand])
            {
                return false;
            }
        }

        return true;
    }
}
