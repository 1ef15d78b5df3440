using System.Collections.Immutable;

namespace Variate.Tensors.Operations;

/// <summary>y = x with its axes exchanged; x̄ = ȳ with the inverse exchange.</summary>
internal sealed class Permutation : Operation
{
    private readonly ImmutableArray<int> _inverse;

    internal Permutation(Tensor x, ReadOnlySpan<int> axes)
        : base(x)
    {
        int[] inverse = new int[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            inverse[axes[i]] = i;
        }

        _inverse = [.. inverse];
    }

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient.Permute(_inverse.AsSpan());
}
