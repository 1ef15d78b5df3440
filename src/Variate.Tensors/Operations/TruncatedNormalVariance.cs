namespace Variate.Tensors.Operations;

/// <summary>y = Var[t]; ᾱ = ȳ h(α)(y − (𝔼[t] − α)²), β̄ = ȳ h(β)((β − 𝔼[t])² − y).</summary>
internal sealed class TruncatedNormalVariance(Tensor lower, Tensor upper) : TruncatedNormalOperation(lower, upper)
{
    protected override Tensor LowerSlope(Tensor lower, Tensor upper)
        => LowerDensity(lower, upper) * (TruncatedNormalFunctions.Variance(lower, upper) - LowerExcess(lower, upper).Square());

    protected override Tensor UpperSlope(Tensor lower, Tensor upper)
        => UpperDensity(lower, upper) * (UpperExcess(lower, upper).Square() - TruncatedNormalFunctions.Variance(lower, upper));
}
