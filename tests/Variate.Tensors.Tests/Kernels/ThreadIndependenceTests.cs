using Variate.Tensors.Kernels;

namespace Variate.Tensors.Tests.Kernels;

/// <summary>Everything that is shared by output elements has the bits of one thread, on any number of threads.</summary>
public unsafe class ThreadIndependenceTests
{
    private const int Rows = 203;
    private const int Columns = 331;

    private delegate void Operation(ElementType type, void* x, void* y, Workers? workers);

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void RowReductions_OnAnyNumberOfThreads_HaveTheSameBits(ElementType type)
    {
        Check(type, Rows, static (type, x, y, workers) => Reduction.Sum(type, x, [Rows, Columns], y, [Rows, 1], workers));
        Check(type, Rows, static (type, x, y, workers) => Reduction.Max(type, x, [Rows, Columns], y, [Rows, 1], workers));
        Check(type, Rows, static (type, x, y, workers) => Reduction.LogSumExpRows(type, x, Rows, Columns, y, workers));
        Check(
            type,
            Rows,
            static (type, x, y, workers) => Reduction.BernoulliLogProbabilityRows(type, x, [Rows, Columns], x, [Columns], y, [Rows, Columns], workers));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void ColumnReductions_OnAnyNumberOfThreads_HaveTheSameBits(ElementType type)
    {
        Check(type, Columns, static (type, x, y, workers) => Reduction.Sum(type, x, [Rows, Columns], y, [Columns], workers));
        Check(type, 7 * Columns, static (type, x, y, workers) => Reduction.Sum(type, x, [7, 29, Columns], y, [7, 1, Columns], workers));
        Check(type, 29 * Columns, static (type, x, y, workers) => Reduction.Max(type, x, [7, 29, Columns], y, [29, Columns], workers));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void SoftmaxAndPermutation_OnAnyNumberOfThreads_HaveTheSameBits(ElementType type)
    {
        Check(type, Rows * Columns, static (type, x, y, workers) => Reduction.SoftmaxRows(type, x, Rows, Columns, y, workers));
        Check(type, Rows * Columns, static (type, x, y, workers) => Permutation.Permute(type, x, [Rows, Columns], [1, 0], y, workers));
        Check(type, Rows * Columns, static (type, x, y, workers) => Permutation.Permute(type, x, [7, 29, Columns], [1, 0, 2], y, workers));
    }

    private static void Check(ElementType type, int outputs, Operation operation)
    {
        byte[] x = Elements.Encode(type, Elements.Sweep(type, -3, 4, Rows * Columns));
        byte[] alone = Run(type, x, outputs, operation, null);
        for (int threads = 1; threads <= 3; threads++)
        {
            using var workers = new Workers(threads);
            Assert.Equal(alone, Run(type, x, outputs, operation, workers));
        }
    }

    private static byte[] Run(ElementType type, byte[] x, int outputs, Operation operation, Workers? workers)
    {
        byte[] y = Elements.Allocate(type, outputs);
        fixed (byte* from = x, to = y)
        {
            operation(type, from, to, workers);
        }

        return y;
    }
}
