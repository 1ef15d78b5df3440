namespace Variate.Tensors.Operations;

/// <summary>y = max(a, b); the gradient goes to the larger operand, at a tie to a.</summary>
internal sealed class Maximum(Tensor a, Tensor b) : Operation(a, b)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor isSecond = (at.Input(1).StopGradient() - at.Input(0).StopGradient()).Step();
        return outputGradient * (input == 0 ? 1 - isSecond : isSecond);
    }
}
