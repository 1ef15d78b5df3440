namespace Variate.Tensors.Operations;

/// <summary>y = erf x, or 1 − erf x with a sign of −1; x̄ = ±ȳ·2/√π exp(−x²).</summary>
internal sealed class ErrorFunction(Tensor x, int sign) : Operation(x)
{
    private const double TwoOverSqrtPi = 1.12837916709551257390;

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient * ((-at.Input(0).Square()).Exp() * (sign * TwoOverSqrtPi));
}
