using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.MatrixProducts;

/// <summary>C = op(A) op(B) (+ initial) on row-major matrices of any size.</summary>
/// <remarks>
/// <para>Every element is s = fma(a[i, k], b[k, j], s) over ascending k, from 0, then s + initial[i, j]: one order, whatever
/// the number of threads, the division among them, the packing and the instruction set. So the bits never depend on those.</para>
/// <para>C must not overlap A or B. initial may be C itself (accumulation), but must not overlap it otherwise.</para>
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>The widest registers of this processor.</summary>
    public static VectorWidth BestWidth =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? VectorWidth.Bits512
        : Avx2.IsSupported && Fma.IsSupported ? VectorWidth.Bits256
        : VectorWidth.Bits128;

    /// <summary>Computes one product.</summary>
    /// <param name="type">The type of all elements.</param>
    /// <param name="transposeA">Whether A is stored as [inner, rows] instead of [rows, inner].</param>
    /// <param name="transposeB">Whether B is stored as [columns, inner] instead of [inner, columns].</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="inner">Terms of each sum; with 0, C = initial or 0.</param>
    /// <param name="a">A, stored by rows.</param>
    /// <param name="lda">Elements from a stored row of A to the next.</param>
    /// <param name="b">B, stored by rows.</param>
    /// <param name="ldb">Elements from a stored row of B to the next.</param>
    /// <param name="c">C, stored by rows.</param>
    /// <param name="ldc">Elements from a row of C to the next.</param>
    /// <param name="initial">What is added to the sums; null for nothing, <paramref name="c"/> to accumulate.</param>
    /// <param name="ldInitial">Elements from a row of initial to the next; 0 adds one row to every row.</param>
    /// <param name="workers">The threads that share the work; null for the caller alone.</param>
    public static void Multiply(
        ElementType type, bool transposeA, bool transposeB, int rows, int columns, int inner,
        void* a, int lda, void* b, int ldb, void* c, int ldc, void* initial, int ldInitial, Workers? workers)
    {
        if (type == ElementType.Float32)
        {
            Product<float> product = Create<float>(
                transposeA, transposeB, rows, columns, inner, a, lda, b, ldb, c, ldc, initial, ldInitial);
            Multiply(product, BestWidth, workers);
        }
        else
        {
            Product<double> product = Create<double>(
                transposeA, transposeB, rows, columns, inner, a, lda, b, ldb, c, ldc, initial, ldInitial);
            Multiply(product, BestWidth, workers);
        }
    }

    /// <summary>Computes <paramref name="batchCount"/> products of one shape.</summary>
    /// <param name="type">The type of all elements.</param>
    /// <param name="transposeA">Whether each A is stored as [inner, rows].</param>
    /// <param name="transposeB">Whether each B is stored as [columns, inner].</param>
    /// <param name="batchCount">Number of products.</param>
    /// <param name="rows">Rows of each C.</param>
    /// <param name="columns">Columns of each C.</param>
    /// <param name="inner">Terms of each sum.</param>
    /// <param name="a">The first A.</param>
    /// <param name="lda">Elements from a stored row of A to the next.</param>
    /// <param name="stepA">Elements from one A to the next; 0 if all products share one.</param>
    /// <param name="b">The first B.</param>
    /// <param name="ldb">Elements from a stored row of B to the next.</param>
    /// <param name="stepB">Elements from one B to the next; 0 if all products share one.</param>
    /// <param name="c">The first C.</param>
    /// <param name="ldc">Elements from a row of C to the next.</param>
    /// <param name="stepC">Elements from one C to the next.</param>
    /// <param name="initial">What is added to the sums of the first product; null for nothing.</param>
    /// <param name="ldInitial">Elements from a row of initial to the next; 0 adds one row to every row.</param>
    /// <param name="stepInitial">Elements from one initial to the next; 0 if all products share one.</param>
    /// <param name="workers">The threads that share the work; null for the caller alone.</param>
    public static void MultiplyBatch(
        ElementType type, bool transposeA, bool transposeB, int batchCount, int rows, int columns, int inner,
        void* a, int lda, nint stepA, void* b, int ldb, nint stepB, void* c, int ldc, nint stepC,
        void* initial, int ldInitial, nint stepInitial, Workers? workers)
    {
        if (type == ElementType.Float32)
        {
            MultiplyBatch(new ProductBatch<float>
            {
                First = Create<float>(
                    transposeA, transposeB, rows, columns, inner, a, lda, b, ldb, c, ldc, initial, ldInitial),
                Count = batchCount,
                AStep = stepA,
                BStep = stepB,
                CStep = stepC,
                InitialStep = stepInitial,
            }, workers);
        }
        else
        {
            MultiplyBatch(new ProductBatch<double>
            {
                First = Create<double>(
                    transposeA, transposeB, rows, columns, inner, a, lda, b, ldb, c, ldc, initial, ldInitial),
                Count = batchCount,
                AStep = stepA,
                BStep = stepB,
                CStep = stepC,
                InitialStep = stepInitial,
            }, workers);
        }
    }

    /// <summary>Describes a product by its operands, as the first method takes them.</summary>
    public static Product<T> Create<T>(
        bool transposeA, bool transposeB, int rows, int columns, int inner,
        void* a, int lda, void* b, int ldb, void* c, int ldc, void* initial, int ldInitial)
        where T : unmanaged => new()
        {
            Rows = rows,
            Columns = columns,
            Inner = inner,
            A = (T*)a,
            ARowStride = transposeA ? 1 : lda,
            AInnerStride = transposeA ? lda : 1,
            B = (T*)b,
            BStride = ldb,
            TransposeB = transposeB,
            C = (T*)c,
            CStride = ldc,
            Initial = (T*)initial,
            InitialStride = ldInitial,
        };

    /// <summary>Computes one product with registers of the given width.</summary>
    public static void Multiply<T>(in Product<T> product, VectorWidth width, Workers? workers)
        where T : unmanaged
    {
        if (product.Rows == 0 || product.Columns == 0)
        {
            return;
        }

        switch (width)
        {
            case VectorWidth.Bits512:
                ProductPlan.Run<T, Vector512<T>, Register512<T>>(product, workers);
                break;
            case VectorWidth.Bits256:
                ProductPlan.Run<T, Vector256<T>, Register256<T>>(product, workers);
                break;
            default:
                ProductPlan.Run<T, Vector128<T>, Register128<T>>(product, workers);
                break;
        }
    }

    private static void MultiplyBatch<T>(in ProductBatch<T> batch, Workers? workers)
        where T : unmanaged
    {
        // Whole products make better parts than pieces of them, once there are enough to balance.
        if (workers is not null && batch.Count >= 4 * workers.ThreadCount
            && batch.First.Operations * batch.Count >= ProductPlan.MinimumParallelOperations)
        {
            var job = new BatchJob<T> { Batch = batch, Width = BestWidth };
            workers.Run(ref job);
            return;
        }

        for (int index = 0; index < batch.Count; index++)
        {
            Multiply(batch[index], BestWidth, workers);
        }
    }
}
