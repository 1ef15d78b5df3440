namespace Variate.Tensors.MatrixProducts;

/// <summary>The registers a product uses. The result has the same bits with each.</summary>
internal enum VectorWidth
{
    /// <summary>Any processor.</summary>
    Bits128,

    /// <summary>AVX2 with fused multiply-add.</summary>
    Bits256,

    /// <summary>AVX-512.</summary>
    Bits512,
}
