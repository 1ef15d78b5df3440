namespace Variate.Tensors.Nablas;

/// <summary>The length of a series; a type, so that the loop is compiled for it.</summary>
internal interface ITermCount
{
    /// <summary>Terms after the first.</summary>
    static abstract int Value { get; }
}
