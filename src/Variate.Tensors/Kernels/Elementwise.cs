using System.Runtime.CompilerServices;

namespace Variate.Tensors.Kernels;

/// <summary>Elementwise operations on contiguous, row-major operands.</summary>
/// <remarks>
/// Shapes broadcast as in NumPy: aligned at the right, an axis of size 1 is repeated. The bits of an element depend on its operands
/// alone: not on its place, the number of threads or the width of the registers. The output may be an operand of its own shape.
/// </remarks>
[SkipLocalsInit]
internal static unsafe class Elementwise
{
    /// <summary>y = kernel(x) for <paramref name="count"/> elements.</summary>
    public static void Map<TKernel>(ElementType type, void* x, void* y, nint count, Workers? workers)
        where TKernel : struct, IUnaryKernel
    {
        AxisList axes = default;
        axes.Append(count, [1, 0, 0]);
        Run<UnaryAsTernary<TKernel>>(type, axes, x, null, null, y, workers);
    }

    /// <summary>y = kernel(a, b) over the broadcast shape <paramref name="yShape"/>.</summary>
    public static void Zip<TKernel>(
        ElementType type, void* a, ReadOnlySpan<int> aShape, void* b, ReadOnlySpan<int> bShape, void* y, ReadOnlySpan<int> yShape, Workers? workers)
        where TKernel : struct, IBinaryKernel
    {
        var axes = AxisList.Broadcast(yShape, aShape, bShape, []);
        Run<BinaryAsTernary<TKernel>>(type, axes, a, b, null, y, workers);
    }

    /// <summary>y = kernel(a, b, c) over the broadcast shape <paramref name="yShape"/>.</summary>
    public static void Zip3<TKernel>(
        ElementType type,
        void* a,
        ReadOnlySpan<int> aShape,
        void* b,
        ReadOnlySpan<int> bShape,
        void* c,
        ReadOnlySpan<int> cShape,
        void* y,
        ReadOnlySpan<int> yShape,
        Workers? workers)
        where TKernel : struct, ITernaryKernel
    {
        var axes = AxisList.Broadcast(yShape, aShape, bShape, cShape);
        Run<TKernel>(type, axes, a, b, c, y, workers);
    }

    /// <summary>y = slope·x + intercept, rounded once, for <paramref name="count"/> elements.</summary>
    public static void Affine(ElementType type, void* x, double slope, double intercept, void* y, nint count, Workers? workers)
    {
        AxisList axes = default;
        axes.Append(count, [1, 0, 0]);
        if (type == ElementType.Float32)
        {
            (float narrowSlope, float narrowIntercept) = ((float)slope, (float)intercept);
            Run<MultiplyAddKernel>(type, axes, x, &narrowSlope, &narrowIntercept, y, workers);
        }
        else
        {
            Run<MultiplyAddKernel>(type, axes, x, &slope, &intercept, y, workers);
        }
    }

    /// <summary>Writes <paramref name="x"/> out in the broadcast shape <paramref name="yShape"/>.</summary>
    public static void Broadcast(ElementType type, void* x, ReadOnlySpan<int> xShape, void* y, ReadOnlySpan<int> yShape, Workers? workers)
    {
        var axes = AxisList.Broadcast(yShape, xShape, [], []);
        Run<UnaryAsTernary<CopyKernel>>(type, axes, x, null, null, y, workers);
    }

    private static void Run<TKernel>(ElementType type, AxisList axes, void* a, void* b, void* c, void* y, Workers? workers)
        where TKernel : struct, ITernaryKernel
    {
        if (Spreading.Pays(axes))
        {
            Spreading.Run<TKernel>(type, axes, a, b, c, y, workers);
            return;
        }

        var job = new ElementwiseJob<TKernel>(type, axes, a, b, c, y);
        Partition.Run(ref job, job.Count * TKernel.Weight, workers);
    }
}
