namespace Variate.Tensors.Operations;

/// <summary>y = v, a value that depends on x by a rule without a derivative; x̄ throws.</summary>
internal sealed class Refusal(Tensor towards, string reason) : Operation(towards)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => throw new NotSupportedException(reason);
}
