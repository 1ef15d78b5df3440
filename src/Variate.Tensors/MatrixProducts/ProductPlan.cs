using System.Buffers;

namespace Variate.Tensors.MatrixProducts;

/// <summary>Decides how a product is packed and divided among threads, and runs it.</summary>
internal static unsafe class ProductPlan
{
    /// <summary>Below this many operations (about 2 µs on one thread) waking another thread costs more than it saves.</summary>
    public const double MinimumParallelOperations = 400_000;

    /// <summary>With fewer rows or terms, copying a B that is not transposed costs more than reading it in place (measured).</summary>
    private const int MinimumPackedRows = 80;

    private const int MinimumPackedInner = 48;

    private const int CacheLineBytes = 64;

    /// <summary>Computes <paramref name="product"/>, which is not empty.</summary>
    public static void Run<T, TVector, TRegister>(in Product<T> product, Workers? workers)
        where T : unmanaged
        where TVector : struct
        where TRegister : struct, IRegister<T, TVector>
    {
        if (product.Operations < MinimumParallelOperations)
        {
            workers = null;
        }

        bool isPacked = product.TransposeB || (product.Rows >= MinimumPackedRows && product.Inner > MinimumPackedInner);
        if (!isPacked)
        {
            RunJobs<T, TVector, TRegister>(product, null, workers);
            return;
        }

        nint bytes = PackedPanels.Length<T, TVector, TRegister>(product) * sizeof(T) + CacheLineBytes;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(checked((int)bytes));
        try
        {
            fixed (byte* start = buffer)
            {
                var aligned = (T*)(((nint)start + CacheLineBytes - 1) & -CacheLineBytes);
                RunJobs<T, TVector, TRegister>(product, aligned, workers);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void RunJobs<T, TVector, TRegister>(in Product<T> product, T* packed, Workers? workers)
        where T : unmanaged
        where TVector : struct
        where TRegister : struct, IRegister<T, TVector>
    {
        var job = new ProductJob<T, TVector, TRegister> { Product = product, Packed = packed };
        if (workers is null)
        {
            job.Execute(0, 1);
            return;
        }

        job.SplitRows = ProductPartition.SplitsRows(
            product.Rows, product.Columns, TRegister.Count, workers.ThreadCount);
        if (job.SplitRows && packed != null)
        {
            var pack = new PackJob<T, TVector, TRegister> { Product = product, Packed = packed };
            workers.Run(ref pack);
        }

        workers.Run(ref job);
    }
}
