namespace Variate.Tensors.Operations;

/// <summary>y = ln(Φ(β) − Φ(α)) + ½ ln 2π + ½𝔼[t²]; ᾱ = ȳ h(α)(½(𝔼[t²] − α²) − 1), β̄ = ȳ h(β)(½(β² − 𝔼[t²]) + 1).</summary>
/// <remarks>𝔼[t²] − α² = Var[t] + e(e + 2α) with e = 𝔼[t] − α, and β² − 𝔼[t²] = e(2β − e) − Var[t] with e = β − 𝔼[t]: far out the squares cancel.</remarks>
internal sealed class TruncatedNormalEntropy(Tensor lower, Tensor upper) : TruncatedNormalOperation(lower, upper)
{
    protected override Tensor LowerSlope(Tensor lower, Tensor upper)
    {
        Tensor excess = LowerExcess(lower, upper);
        Tensor squares = TruncatedNormalFunctions.Variance(lower, upper) + (excess * (excess + (lower * 2)));
        return LowerDensity(lower, upper) * ((squares / 2) - 1);
    }

    protected override Tensor UpperSlope(Tensor lower, Tensor upper)
    {
        Tensor excess = UpperExcess(lower, upper);
        Tensor squares = (excess * ((upper * 2) - excess)) - TruncatedNormalFunctions.Variance(lower, upper);
        return UpperDensity(lower, upper) * ((squares / 2) + 1);
    }
}
