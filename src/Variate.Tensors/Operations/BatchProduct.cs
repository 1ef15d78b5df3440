using Variate.Tensors.MatrixProducts;

namespace Variate.Tensors.Operations;

/// <summary>Yᵢ = op(Aᵢ)·op(Bᵢ) for every i of the first axis, op the identity or the transpose; pullbacks as for <see cref="Product"/>.</summary>
internal sealed unsafe class BatchProduct(Tensor a, bool transposeA, Tensor b, bool transposeB) : Operation(a, b)
{
    internal static Tensor Of(Tensor a, bool transposeA, Tensor b, bool transposeB)
    {
        Requires.SameElementType(a, b);
        int batch = a.Shape[0];
        int rows = a.Shape[transposeA ? 2 : 1];
        int inner = a.Shape[transposeA ? 1 : 2];
        int columns = b.Shape[transposeB ? 1 : 2];
        Tensor lender = Pointwise.WithWorkspace(a, b);
        Storage y = lender.NewStorage(checked(batch * rows * columns));
        fixed (byte* left = a.Storage, right = b.Storage, destination = y)
        {
            MatrixProduct.MultiplyBatch(
                a.ElementType,
                transposeA,
                transposeB,
                batch,
                rows,
                columns,
                inner,
                left,
                a.Shape[2],
                rows * inner,
                right,
                b.Shape[2],
                inner * columns,
                destination,
                columns,
                rows * columns,
                null,
                0,
                0,
                lender.Workers);
        }

        Operation? operation = Tensor.AnyTracked(a, b) ? new BatchProduct(a, transposeA, b, transposeB) : null;
        return new Tensor(y, [batch, rows, columns], operation, Math.Max(a.LeadingAxes, b.LeadingAxes), a.IsSevered || b.IsSevered);
    }

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor other = at.Input(1 - input);
        if (input == 0)
        {
            return transposeA ? Of(other, transposeB, outputGradient, true) : Of(outputGradient, false, other, !transposeB);
        }

        return transposeB ? Of(outputGradient, true, other, transposeA) : Of(other, !transposeA, outputGradient, false);
    }
}
