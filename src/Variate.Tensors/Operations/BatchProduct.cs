using Variate.Tensors.MatrixProducts;

namespace Variate.Tensors.Operations;

/// <summary>Yᵢ = Aᵢ·Bᵢ for every i of the first axis; Āᵢ = Ȳᵢ·Bᵢᵀ, B̄ᵢ = Aᵢᵀ·Ȳᵢ.</summary>
internal sealed unsafe class BatchProduct(Tensor a, Tensor b) : Operation(a, b)
{
    internal static Tensor Of(Tensor a, Tensor b)
    {
        Requires.SameElementType(a, b);
        (int batch, int rows, int inner, int columns) = (a.Shape[0], a.Shape[1], a.Shape[2], b.Shape[2]);
        Tensor lender = Pointwise.WithWorkspace(a, b);
        Storage y = lender.NewStorage(checked(batch * rows * columns));
        fixed (byte* left = a.Storage, right = b.Storage, destination = y)
        {
            MatrixProduct.MultiplyBatch(a.ElementType, batch, rows, columns, inner, left, right, destination, lender.Workers);
        }

        Operation? operation = Tensor.AnyTracked(a, b) ? new BatchProduct(a, b) : null;
        return new Tensor(y, [batch, rows, columns], operation, Math.Max(a.LeadingAxes, b.LeadingAxes), a.IsSevered || b.IsSevered);
    }

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => input == 0 ? Of(outputGradient, at.Input(1).Transpose()) : Of(at.Input(0).Transpose(), outputGradient);
}
