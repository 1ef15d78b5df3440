namespace Variate.Tensors.Nablas.Tables;

/// <summary>The coefficients of Σⱼ tʲ Σₖ cⱼₖ rᵏ, where r is one over the large parameter of a law.</summary>
/// <remarks>Rows before columns: for one value of the parameter the rows are summed once, and a value costs one polynomial in t.</remarks>
internal interface IExpansionTable
{
    /// <summary>Powers of t.</summary>
    static abstract int RowCount { get; }

    /// <summary>Coefficients in each row; the row of the highest power of t first.</summary>
    static abstract ReadOnlySpan<byte> RowLengths { get; }

    /// <summary>All rows; in each, the coefficient of the highest power of r first.</summary>
    static abstract ReadOnlySpan<double> Coefficients { get; }
}
