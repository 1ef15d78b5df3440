namespace Variate.Tensors.Operations;

/// <summary>y = h(α); ᾱ = ȳ y(y − α), β̄ = −ȳ y h(β).</summary>
internal sealed class TruncatedNormalDensity(Tensor lower, Tensor upper) : TruncatedNormalOperation(lower, upper)
{
    protected override Tensor LowerSlope(Tensor lower, Tensor upper)
        => LowerDensity(lower, upper) * (LowerDensity(lower, upper) - lower);

    protected override Tensor UpperSlope(Tensor lower, Tensor upper)
        => -(LowerDensity(lower, upper) * UpperDensity(lower, upper));
}
