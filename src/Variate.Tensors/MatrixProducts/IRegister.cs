namespace Variate.Tensors.MatrixProducts;

/// <summary>One vector register of elements <typeparamref name="T"/>, as the product's kernels use it.</summary>
/// <remarks>The kernels are written once over this; the just-in-time compiler turns each call into one instruction.</remarks>
internal unsafe interface IRegister<T, TVector>
    where T : unmanaged
    where TVector : struct
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of a tile two vectors wide that the register file can hold: 12 of 32 registers, 6 of 16.</summary>
    static abstract int TileRows { get; }

    /// <summary>All elements from <paramref name="source"/>, unaligned.</summary>
    static abstract TVector Load(T* source);

    /// <summary>The first <paramref name="count"/> elements, then zeros; reads nothing beyond.</summary>
    static abstract TVector LoadFirst(T* source, int count);

    /// <summary>All elements to <paramref name="target"/>, unaligned.</summary>
    static abstract void Store(TVector vector, T* target);

    /// <summary>The first <paramref name="count"/> elements; writes nothing beyond.</summary>
    static abstract void StoreFirst(TVector vector, T* target, int count);

    /// <summary>One element in all places.</summary>
    static abstract TVector Broadcast(T* source);

    /// <summary>left · right + addend with one rounding.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>left + right.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary>target[k, r] = source[r, k] for a square block of <see cref="Count"/> rows.</summary>
    /// <param name="source">Its rows from <paramref name="validRows"/> on do not exist; anything is stored for them.</param>
    /// <param name="sourceStride">Elements from a row to the next.</param>
    /// <param name="validRows">1 to <see cref="Count"/>.</param>
    /// <param name="target">The transposed block.</param>
    /// <param name="targetStride">Elements from a row to the next.</param>
    static abstract void Transpose(T* source, nint sourceStride, int validRows, T* target, nint targetStride);
}
