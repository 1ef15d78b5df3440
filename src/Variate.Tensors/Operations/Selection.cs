namespace Variate.Tensors.Operations;

/// <summary>y = a where the condition is not 0, else b; ā = ȳ where a was taken, exactly 0 elsewhere, and b̄ the rest.</summary>
internal sealed class Selection(Tensor condition, Tensor a, Tensor b) : Operation(a, b)
{
    private readonly Tensor _condition = condition.StopGradient();

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        // Chosen, not multiplied by 0 or 1: an infinite ȳ elsewhere would become NaN.
        var zero = Tensor.Full([], 0, outputGradient);
        return input == 0 ? Tensor.Where(_condition, outputGradient, zero) : Tensor.Where(_condition, zero, outputGradient);
    }
}
