namespace Variate.Tensors.MatrixProducts;

/// <summary>The number of rows of a tile as a type, so that the compiler sees a constant.</summary>
internal interface ITileRows
{
    /// <summary>1 to 12.</summary>
    static abstract int Count { get; }
}
