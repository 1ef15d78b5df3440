namespace Variate.Tensors.Operations;

/// <summary>y = v; v̄ = ȳ, x̄ = ȳ·g with a given g, which has no gradient of its own in the first derivative.</summary>
internal sealed class Injection(Tensor value, Tensor towards, Tensor gradient) : Operation(value, towards)
{
    private readonly Tensor _gradient = gradient;

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        if (input == 0)
        {
            return outputGradient;
        }

        Tensor weight = at.IsDifferentiable ? _gradient : _gradient.StopGradient();
        return outputGradient.AppendAxes(weight.Rank - outputGradient.Rank) * weight;
    }
}
