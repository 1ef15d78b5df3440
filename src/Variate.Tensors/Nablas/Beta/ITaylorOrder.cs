namespace Variate.Tensors.Nablas.Beta;

/// <summary>The order of a Taylor expansion; a type, so that the loop is compiled for it.</summary>
internal interface ITaylorOrder
{
    /// <summary>The highest power.</summary>
    static abstract int Value { get; }
}
