namespace Variate.Tensors.MatrixProducts;

/// <summary>The width of a tile as a type, so that the compiler sees constants.</summary>
internal interface ITileWidth
{
    /// <summary>Vectors side by side: 1 or 2.</summary>
    static abstract int Vectors { get; }

    /// <summary>Whether only the first elements of the last vector belong to the matrix.</summary>
    static abstract bool IsPartial { get; }
}
