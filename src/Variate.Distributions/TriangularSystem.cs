using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Lower triangular matrices as Cholesky factors.</summary>
internal static class TriangularSystem
{
    /// <summary>The matrix with zeros above its diagonal, towards which no gradient flows.</summary>
    internal static Tensor LowerPart(Tensor matrix)
    {
        int size = matrix.Shape[^1];
        double[] mask = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            mask.AsSpan(i * size, i + 1).Fill(1);
        }

        return matrix * Tensor.Create(mask, [size, size]).To(matrix.ElementType);
    }

    /// <summary>[.., n] of [.., n, n].</summary>
    internal static Tensor Diagonal(Tensor matrix) => (matrix * Tensor.Identity(matrix.Shape[^1], matrix)).Sum(^1);

    /// <summary>z with factor·z = right, by forward substitution.</summary>
    /// <param name="factor">Lower triangular: [.., n, n].</param>
    /// <param name="right">[.., n]; leading axes broadcast.</param>
    internal static Tensor Solve(Tensor factor, Tensor right)
    {
        int size = factor.Shape[^1];
        var solved = new Tensor[size];
        Tensor rest = right;
        for (int i = 0; i < size; i++)
        {
            Tensor column = factor.Slice(^1, i, 1).Slice(^2, i, size - i);
            Tensor entries = column.Reshape(column.Shape[..^1]);
            solved[i] = rest.Slice(^1, 0, 1) / entries.Slice(^1, 0, 1);
            if (i + 1 < size)
            {
                rest = rest.Slice(^1, 1, size - i - 1) - (solved[i] * entries.Slice(^1, 1, size - i - 1));
            }
        }

        return Tensor.Concatenate(^1, solved);
    }
}
