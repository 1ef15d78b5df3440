namespace Variate.Tensors;

/// <summary>The type of a tensor's elements, chosen at run time.</summary>
public enum ElementType
{
    /// <summary>IEEE 754 binary32: the default for training.</summary>
    Float32,

    /// <summary>IEEE 754 binary64: for verification, and for shapes near zero where binary32 underflows.</summary>
    Float64,
}
