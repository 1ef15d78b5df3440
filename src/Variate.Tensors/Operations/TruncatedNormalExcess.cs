namespace Variate.Tensors.Operations;

/// <summary>y = 𝔼[t] − α; ᾱ = ȳ(h(α) y − 1), β̄ = ȳ h(β)(β − 𝔼[t]).</summary>
internal sealed class TruncatedNormalExcess(Tensor lower, Tensor upper) : TruncatedNormalOperation(lower, upper)
{
    protected override Tensor LowerSlope(Tensor lower, Tensor upper)
        => (LowerDensity(lower, upper) * LowerExcess(lower, upper)) - 1;

    protected override Tensor UpperSlope(Tensor lower, Tensor upper)
        => UpperDensity(lower, upper) * UpperExcess(lower, upper);
}
