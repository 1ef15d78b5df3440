namespace Variate.Tensors.MatrixProducts;

/// <summary>One product with typed operands: C = A op(B) (+ initial), where A has any two strides.</summary>
internal unsafe struct Product<T>
    where T : unmanaged
{
    /// <summary>Rows of C.</summary>
    public int Rows;

    /// <summary>Columns of C.</summary>
    public int Columns;

    /// <summary>Terms of each sum.</summary>
    public int Inner;

    /// <summary>The left factor.</summary>
    public T* A;

    /// <summary>Elements from a[i, k] to a[i + 1, k].</summary>
    public nint ARowStride;

    /// <summary>Elements from a[i, k] to a[i, k + 1].</summary>
    public nint AInnerStride;

    /// <summary>The right factor, its rows contiguous.</summary>
    public T* B;

    /// <summary>Elements from a stored row of B to the next.</summary>
    public nint BStride;

    /// <summary>Whether B is stored as [Columns, Inner].</summary>
    public bool TransposeB;

    /// <summary>The result, its rows contiguous.</summary>
    public T* C;

    /// <summary>Elements from a row of C to the next.</summary>
    public nint CStride;

    /// <summary>What is added after the sum, or null.</summary>
    public T* Initial;

    /// <summary>Elements from a row of <see cref="Initial"/> to the next; 0 repeats one row.</summary>
    public nint InitialStride;

    /// <summary>Multiplications and additions, the measure of whether threads pay.</summary>
    public readonly double Operations => 2.0 * Rows * Columns * Inner;
}
