using Variate.Tensors.MatrixProducts;

namespace Variate.Tensors.Operations;

/// <summary>Y = op(A)·op(B) with matrices A and B, op the identity or the transpose.</summary>
/// <remarks>
/// Ā = Ȳ·op(B)ᵀ, or op(B)·Ȳᵀ when A is transposed; B̄ = op(A)ᵀ·Ȳ, or Ȳᵀ·op(A) when B is transposed: products of the same kind, without
/// a copy of a transpose.
/// </remarks>
internal sealed unsafe class Product(Tensor a, bool transposeA, Tensor b, bool transposeB) : Operation(a, b)
{
    internal static Tensor Of(Tensor a, bool transposeA, Tensor b, bool transposeB)
        => Multiply(a, transposeA, b, transposeB, null, Tensor.AnyTracked(a, b) ? new Product(a, transposeA, b, transposeB) : null);

    internal static Tensor WithBias(Tensor x, Tensor weights, Tensor bias)
        => Multiply(x, false, weights, false, bias, Tensor.AnyTracked(x, weights) || bias.IsTracked ? new AffineMap(x, weights, bias) : null);

    /// <summary>x·weights + bias where x is a base value and changes of it: one product with the base, and a row of the weights for each change.</summary>
    /// <remarks>A gradient, if one is ever asked for, is that of the dense product.</remarks>
    internal static Tensor OfChanges(Changes changes, Tensor x, Tensor weights, Tensor? bias)
    {
        Requires.SameElementType(x, weights);
        Requires.SameElementType(x, bias ?? x);
        bool isTracked = Tensor.AnyTracked(x, weights) || bias is { IsTracked: true };
        Operation? operation = !isTracked ? null : bias is null ? new Product(x, false, weights, false) : new AffineMap(x, weights, bias);
        return Result(Storage.Defer(changes.Times(weights, bias)), [x.Shape[0], weights.Shape[1]], operation, x, weights, bias);
    }

    /// <summary>[.., m, k]·[.., k, n] with broadcast leading axes.</summary>
    internal static Tensor OfBatches(Tensor a, Tensor b)
    {
        if (a.Rank < 2)
        {
            throw new ShapeMismatchException($"Expected [.., m, k] times [.., k, n], got {a.Shape} times {b.Shape}.");
        }

        var batch = Shape.Broadcast(a.Shape[..^2], b.Shape[..^2]);
        Tensor left = a.BroadcastTo([.. batch, .. a.Shape[^2..]]).Reshape([batch.ElementCount, .. a.Shape[^2..]]);
        Tensor right = b.BroadcastTo([.. batch, .. b.Shape[^2..]]).Reshape([batch.ElementCount, .. b.Shape[^2..]]);
        return BatchProduct.Of(left, false, right, false).Reshape([.. batch, a.Shape[^2], b.Shape[^1]]);
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

    private static Tensor Multiply(Tensor a, bool transposeA, Tensor b, bool transposeB, Tensor? bias, Operation? operation)
    {
        Requires.SameElementType(a, b);
        Requires.SameElementType(a, bias ?? a);
        int rows = a.Shape[transposeA ? 1 : 0];
        int inner = a.Shape[transposeA ? 0 : 1];
        int columns = b.Shape[transposeB ? 0 : 1];
        Tensor lender = Pointwise.WithWorkspace(a, b);
        Storage y = lender.NewStorage(checked(rows * columns));
        fixed (byte* left = a.Storage, right = b.Storage, destination = y, initial = bias?.Storage)
        {
            MatrixProduct.Multiply(
                a.ElementType,
                transposeA,
                transposeB,
                rows,
                columns,
                inner,
                left,
                a.Shape[1],
                right,
                b.Shape[1],
                destination,
                columns,
                initial,
                0,
                lender.Workers);
        }

        return Result(y, [rows, columns], operation, a, b, bias);
    }

    private static Tensor Result(Storage y, Shape shape, Operation? operation, Tensor a, Tensor b, Tensor? bias)
    {
        int leadingAxes = Math.Max(Math.Max(a.LeadingAxes, b.LeadingAxes), bias?.LeadingAxes ?? Tensor.NoLeadingAxes);
        bool isSevered = a.IsSevered || b.IsSevered || bias is { IsSevered: true };
        return new Tensor(y, shape, operation, leadingAxes, isSevered);
    }
}
