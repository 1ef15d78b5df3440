using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>The variable-nabla of a family, as a function of three operands: the value first, then parameters; all in binary64.</summary>
/// <remarks>
/// The elements of a chunk are sorted by region, so that each method runs in full registers whatever the mixture of values: a rare
/// region costs only those who are in it.
/// </remarks>
internal unsafe interface INabla
{
    /// <summary>The time of an element, in additions.</summary>
    static abstract int Weight { get; }

    /// <summary>Operands: 2 or 3. With 2, the second parameter of <see cref="Expand"/> is the first again.</summary>
    static abstract int OperandCount { get; }

    /// <summary>Columns that <see cref="Expand"/> writes, at most <see cref="NablaChunk.LargestColumnCount"/>.</summary>
    static abstract int ColumnCount { get; }

    /// <summary>Methods, each for its region of values and parameters.</summary>
    static abstract int RegionCount { get; }

    /// <summary>Writes what the methods need of a register of elements, each quantity at its <see cref="NablaChunk.Column"/>.</summary>
    /// <returns>The number of the region of each lane. For operands outside the domain, any.</returns>
    static abstract TLanes Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Applies the method of a region to <paramref name="count"/> elements, rounded up to whole registers.</summary>
    /// <param name="region">From 0.</param>
    /// <param name="columns">Those of <see cref="Expand"/>.</param>
    /// <param name="results">One for each element.</param>
    /// <param name="count">At most <see cref="NablaChunk.Capacity"/>.</param>
    /// <param name="hasOneParameter">Whether the parameters of all elements are the same.</param>
    static abstract void Evaluate<TLanes>(int region, double* columns, double* results, int count, bool hasOneParameter)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The variable-nabla, from the result of the method: with the limits at the ends, and NaN outside the domain.</summary>
    static abstract TLanes Finish<TLanes>(TLanes result, double* group)
        where TLanes : struct, ILanes<TLanes>;
}
