namespace Variate.Tensors.Operations;

/// <summary>y = ln Σ exp(x) over the last axis; x̄ = ȳ·softmax(x).</summary>
internal sealed class LogSumExponential(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient.AppendAxes(1) * at.Input(0).Softmax();
}
