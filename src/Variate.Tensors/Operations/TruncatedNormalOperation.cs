namespace Variate.Tensors.Operations;

/// <summary>y = a moment of t between α and β. With the densities h of t at the ends, ∂𝔼[f]/∂α = h(α)(𝔼[f] − f(α)) and ∂𝔼[f]/∂β = h(β)(f(β) − 𝔼[f]).</summary>
internal abstract class TruncatedNormalOperation(Tensor lower, Tensor upper) : Operation(lower, upper)
{
    internal sealed override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor lower = at.Input(0);
        Tensor upper = at.Input(1);
        return outputGradient * (input == 0 ? LowerSlope(lower, upper) : UpperSlope(lower, upper));
    }

    /// <summary>∂y/∂α.</summary>
    protected abstract Tensor LowerSlope(Tensor lower, Tensor upper);

    /// <summary>∂y/∂β.</summary>
    protected abstract Tensor UpperSlope(Tensor lower, Tensor upper);

    /// <summary>h(α).</summary>
    protected static Tensor LowerDensity(Tensor lower, Tensor upper) => TruncatedNormalFunctions.LowerDensity(lower, upper);

    /// <summary>h(β).</summary>
    protected static Tensor UpperDensity(Tensor lower, Tensor upper) => TruncatedNormalFunctions.LowerDensity(-upper, -lower);

    /// <summary>𝔼[t] − α.</summary>
    protected static Tensor LowerExcess(Tensor lower, Tensor upper) => TruncatedNormalFunctions.LowerExcess(lower, upper);

    /// <summary>β − 𝔼[t].</summary>
    protected static Tensor UpperExcess(Tensor lower, Tensor upper) => TruncatedNormalFunctions.LowerExcess(-upper, -lower);
}
