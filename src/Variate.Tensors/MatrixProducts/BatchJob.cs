namespace Variate.Tensors.MatrixProducts;

/// <summary>Computes many products of one shape; a part is a range of them.</summary>
internal struct BatchJob<T> : IJob
    where T : unmanaged
{
    /// <summary>All the products.</summary>
    public ProductBatch<T> Batch;

    /// <summary>The registers to use.</summary>
    public VectorWidth Width;

    /// <inheritdoc/>
    public readonly void Execute(int part, int partCount)
    {
        (int first, int end) = ProductPartition.Range(Batch.Count, 1, part, partCount);
        for (int index = first; index < end; index++)
        {
            MatrixProduct.Multiply(Batch[index], Width, null);
        }
    }
}
