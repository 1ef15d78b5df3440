namespace Variate.Tensors.MatrixProducts;

/// <summary>Products of one shape whose operands lie at fixed distances.</summary>
internal unsafe struct ProductBatch<T>
    where T : unmanaged
{
    /// <summary>The product of index 0.</summary>
    public Product<T> First;

    /// <summary>Number of products.</summary>
    public int Count;

    /// <summary>Elements from one A to the next; 0 if all share one.</summary>
    public nint AStep;

    /// <summary>Elements from one B to the next; 0 if all share one.</summary>
    public nint BStep;

    /// <summary>Elements from one C to the next.</summary>
    public nint CStep;

    /// <summary>Elements from one initial to the next; 0 if all share one.</summary>
    public nint InitialStep;

    /// <summary>The product at <paramref name="index"/>.</summary>
    public readonly Product<T> this[int index]
    {
        get
        {
            Product<T> product = First;
            product.A += index * AStep;
            product.B += index * BStep;
            product.C += index * CStep;
            product.Initial += product.Initial == null ? 0 : index * InitialStep;
            return product;
        }
    }
}
