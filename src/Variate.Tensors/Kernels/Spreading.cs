using System.Buffers;

namespace Variate.Tensors.Kernels;

/// <summary>Writes broadcast operands out where rows are too short for a register, so that the kernel runs over one long row.</summary>
/// <remarks>Events of a few components under thousands of draws are the rule in verification: rows of 2 or 3 elements.</remarks>
internal static unsafe class Spreading
{
    /// <summary>Whether an operation has many rows, all of them short; not where it has no elements at all.</summary>
    internal static bool Pays(in AxisList axes) => axes.Rank > 1 && ShortRows.IsShort(axes.SizeOf(axes.Rank - 1)) && axes.Count > 0;

    /// <summary>Runs a kernel over one row of all elements, with the operands that need it written out first.</summary>
    internal static void Run<TKernel>(ElementType type, in AxisList axes, void* a, void* b, void* c, void* y, Workers? workers)
        where TKernel : struct, ITernaryKernel
    {
        byte[] scratchA = Rent(type, axes, 0, a);
        byte[] scratchB = Rent(type, axes, 1, b);
        byte[] scratchC = Rent(type, axes, 2, c);
        fixed (byte* first = scratchA, second = scratchB, third = scratchC)
        {
            AxisList row = default;
            row.Append(axes.Count, [1, 1, 1]);
            var job = new ElementwiseJob<TKernel>(
                type, row, Spread(type, axes, 0, a, first), Spread(type, axes, 1, b, second), Spread(type, axes, 2, c, third), y);
            Partition.Run(ref job, job.Count, workers);
        }

        ArrayPool<byte>.Shared.Return(scratchA);
        ArrayPool<byte>.Shared.Return(scratchB);
        ArrayPool<byte>.Shared.Return(scratchC);
    }

    private static byte[] Rent(ElementType type, in AxisList axes, int operand, void* x)
    {
        int size = type == ElementType.Float32 ? sizeof(float) : sizeof(double);
        bool isNeeded = x is not null && !IsDense(axes, operand);
        return ArrayPool<byte>.Shared.Rent(isNeeded ? checked((int)axes.Count * size) : 0);
    }

    private static void* Spread(ElementType type, in AxisList axes, int operand, void* x, byte* scratch)
    {
        if (x is null || IsDense(axes, operand))
        {
            return x;
        }

        if (type == ElementType.Float32)
        {
            Fill(axes, operand, 0, (float*)x, (float*)scratch);
        }
        else
        {
            Fill(axes, operand, 0, (double*)x, (double*)scratch);
        }

        return scratch;
    }

    private static bool IsDense(in AxisList axes, int operand)
    {
        long step = 1;
        for (int axis = axes.Rank - 1; axis >= 0; axis--)
        {
            if (axes.StepOf(axis, operand) != step)
            {
                return false;
            }

            step *= axes.SizeOf(axis);
        }

        return true;
    }

    /// <summary>Writes all positions of an axis and of those inside it; returns how many elements were written.</summary>
    private static long Fill<T>(in AxisList axes, int operand, int axis, T* x, T* y)
        where T : unmanaged
    {
        long size = axes.SizeOf(axis);
        long step = axes.StepOf(axis, operand);
        if (axis == axes.Rank - 1)
        {
            FillRow(x, step, size, y);
            return size;
        }

        if (axis == axes.Rank - 2 && axes.StepOf(axis + 1, operand) == 0 && step != 0)
        {
            return FillColumn(x, step, size, axes.SizeOf(axis + 1), y);
        }

        long written = Fill(axes, operand, axis + 1, x, y);
        if (step == 0)
        {
            Repeat(y, written, written * size);
            return written * size;
        }

        for (long i = 1; i < size; i++)
        {
            Fill(axes, operand, axis + 1, x + (i * step), y + (i * written));
        }

        return written * size;
    }

    private static void FillRow<T>(T* x, long step, long size, T* y)
        where T : unmanaged
    {
        for (long i = 0; i < size; i++)
        {
            y[i] = x[i * step];
        }
    }

    private static long FillColumn<T>(T* x, long step, long rows, long columns, T* y)
        where T : unmanaged
    {
        T* end = y + (rows * columns);
        for (T* row = y; row < end; x += step)
        {
            T value = *x;
            for (long column = 0; column < columns; column++)
            {
                *row++ = value;
            }
        }

        return rows * columns;
    }

    /// <summary>Repeats the first elements until the row is full, twice as many at each turn.</summary>
    private static void Repeat<T>(T* y, long written, long count)
        where T : unmanaged
    {
        while (written < count)
        {
            long length = Math.Min(written, count - written);
            Buffer.MemoryCopy(y, y + written, length * sizeof(T), length * sizeof(T));
            written += length;
        }
    }
}
