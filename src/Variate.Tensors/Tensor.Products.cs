using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <content>Matrix products.</content>
public sealed partial class Tensor
{
    /// <summary>The matrix product of the last axes.</summary>
    /// <param name="right">
    /// [k, n]: then this tensor is [.., k] and the result [.., n]. Or [.., k, n]: then this tensor is [.., m, k], leading axes broadcast, and
    /// the result is [.., m, n].
    /// </param>
    /// <exception cref="ShapeMismatchException">The inner sizes differ.</exception>
    public Tensor MatMul(Tensor right)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (right.Rank < 2 || Rank < 1 || Shape[^1] != right.Shape[^2])
        {
            throw new ShapeMismatchException($"Expected [.., k] times [k, n], got {Shape} times {right.Shape}.");
        }

        if (right.Rank == 2)
        {
            Tensor input = Flatten(this);
            Tensor flat = Changes is { } changes ? Product.OfChanges(changes, input, right, null) : Product.Of(input, false, right, false);
            return flat.Reshape([.. Shape[..^1], right.Shape[^1]]);
        }

        return Product.OfBatches(this, right);
    }

    /// <summary>y = x·weights + bias, in one pass over the result.</summary>
    /// <param name="weights">[k, n], with k the size of the last axis of this tensor.</param>
    /// <param name="bias">[n].</param>
    /// <returns>[.., n].</returns>
    /// <exception cref="ShapeMismatchException">The sizes do not fit.</exception>
    public Tensor Affine(Tensor weights, Tensor bias)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(bias);
        if (Rank < 1 || weights.Rank != 2 || Shape[^1] != weights.Shape[0] || bias.Rank != 1 || bias.Shape[0] != weights.Shape[1])
        {
            throw new ShapeMismatchException($"Expected [.., k] times [k, n] plus [n], got {Shape} times {weights.Shape} plus {bias.Shape}.");
        }

        Tensor input = Flatten(this);
        Tensor flat = Changes is { } changes ? Product.OfChanges(changes, input, weights, bias) : Product.WithBias(input, weights, bias);
        return flat.Reshape([.. Shape[..^1], weights.Shape[1]]);
    }

    private static Tensor Flatten(Tensor x)
        => x.Rank == 2 ? x : x.Reshape([x.Shape[..^1].ElementCount, x.Shape[^1]]);
}
