namespace Variate.Tensors.Operations;

/// <summary>y = −r²/2 − ln s − ln(2π)/2 with r = (x − m)/s; x̄ = −ȳ·r/s, m̄ = ȳ·r/s, s̄ = ȳ(r² − 1)/s.</summary>
internal sealed class NormalLogDensity(Tensor value, Tensor location, Tensor scale) : Operation(value, location, scale)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor standardised = (at.Input(0) - at.Input(1)) / at.Input(2);
        Tensor perScale = outputGradient / at.Input(2);
        return input switch
        {
            0 => -(perScale * standardised),
            1 => perScale * standardised,
            _ => perScale * (standardised.Square() - 1),
        };
    }
}
