namespace Variate.Tensors.Operations;

/// <summary>y = 𝔼[t]; ᾱ = ȳ h(α)(𝔼[t] − α), β̄ = ȳ h(β)(β − 𝔼[t]).</summary>
internal sealed class TruncatedNormalMean(Tensor lower, Tensor upper) : TruncatedNormalOperation(lower, upper)
{
    protected override Tensor LowerSlope(Tensor lower, Tensor upper)
        => LowerDensity(lower, upper) * LowerExcess(lower, upper);

    protected override Tensor UpperSlope(Tensor lower, Tensor upper)
        => UpperDensity(lower, upper) * UpperExcess(lower, upper);
}
