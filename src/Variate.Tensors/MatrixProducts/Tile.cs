namespace Variate.Tensors.MatrixProducts;

/// <summary>Where one tile of a product reads and writes: c[i, j] = Σₖ a[i, k] b[k, j] (+ initial[i, j]).</summary>
internal unsafe struct Tile<T>
    where T : unmanaged
{
    /// <summary>Terms of each sum.</summary>
    public nint Inner;

    /// <summary>a[0, 0] of the tile.</summary>
    public T* A;

    /// <summary>Elements from a[i, k] to a[i + 1, k].</summary>
    public nint ARowStride;

    /// <summary>Elements from a[i, k] to a[i, k + 1].</summary>
    public nint AInnerStride;

    /// <summary>b[0, 0] of the tile.</summary>
    public T* B;

    /// <summary>Elements from b[k, j] to b[k + 1, j].</summary>
    public nint BStride;

    /// <summary>c[0, 0] of the tile.</summary>
    public T* C;

    /// <summary>Elements from c[i, j] to c[i + 1, j].</summary>
    public nint CStride;

    /// <summary>initial[0, 0] of the tile, or null. May be <see cref="C"/>.</summary>
    public T* Initial;

    /// <summary>Elements from initial[i, j] to initial[i + 1, j]; 0 repeats one row.</summary>
    public nint InitialStride;

    /// <summary>Elements of the last vector that belong to the matrix, if it is partial.</summary>
    public int LastCount;

    /// <summary>Whether the sums go on from the values in <see cref="C"/>, which earlier terms left there, instead of from 0.</summary>
    public bool Resumes;
}
