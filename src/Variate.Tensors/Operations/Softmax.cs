namespace Variate.Tensors.Operations;

/// <summary>y = exp(x)/Σ exp(x) over the last axis; x̄ = y(ȳ − Σ ȳ·y).</summary>
internal sealed class Softmax(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor weighted = outputGradient * at.Output;
        return weighted - (at.Output * weighted.SumAxis(weighted.Rank - 1, keepAxis: true));
    }
}
