namespace Variate.Tensors.Tests.MatrixProducts;

/// <summary>What a product is added to.</summary>
internal enum InitialKind
{
    None,
    Row,
    Matrix,
    Result,
}
