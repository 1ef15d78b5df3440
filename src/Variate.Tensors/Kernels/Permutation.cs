namespace Variate.Tensors.Kernels;

/// <summary>Reorders the axes of a contiguous, row-major operand.</summary>
internal static unsafe class Permutation
{
    /// <summary>y[i(p₀), i(p₁), …] = x[i(0), i(1), …]: axis k of the output is axis <paramref name="permutation"/>[k] of the operand.</summary>
    public static void Permute(
        ElementType type, void* x, ReadOnlySpan<int> xShape, ReadOnlySpan<int> permutation, void* y, Workers? workers)
    {
        Span<long> xSteps = stackalloc long[xShape.Length];
        long step = 1;
        for (int axis = xShape.Length - 1; axis >= 0; axis--)
        {
            xSteps[axis] = step;
            step *= xShape[axis];
        }

        AxisList axes = default;
        foreach (int axis in permutation)
        {
            axes.Append(xShape[axis], [xSteps[axis], 0, 0]);
        }

        long count = axes.Count;
        if (type == ElementType.Float32)
        {
            var job = new PermutationJob<uint>(axes, (uint*)x, (uint*)y);
            Partition.Run(ref job, count, workers);
        }
        else
        {
            var job = new PermutationJob<ulong>(axes, (ulong*)x, (ulong*)y);
            Partition.Run(ref job, count, workers);
        }
    }
}
