using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>KL(p ‖ q) of laws made of gamma functions, for <see cref="ClosedDivergences"/>.</summary>
internal static class GammaDivergences
{
    /// <summary>(α₁ − α₂)ψ(α₁) − ln Γ(α₁) + ln Γ(α₂) − α₂ ln ρ + α₁(ρ − 1), with the ratio ρ = r₂/r₁ of the rates.</summary>
    internal static Tensor Gammas(Tensor concentration1, Tensor concentration2, Tensor ratio)
        => ((concentration1 - concentration2) * concentration1.Digamma())
            - concentration1.LogGamma()
            + concentration2.LogGamma()
            - (concentration2 * ratio.Log())
            + (concentration1 * (ratio - 1));

    /// <summary>ln B(a₂, b₂) − ln B(a₁, b₁) + (a₁ − a₂)ψ(a₁) + (b₁ − b₂)ψ(b₁) + (a₂ − a₁ + b₂ − b₁)ψ(a₁ + b₁).</summary>
    internal static Tensor Betas(Tensor a1, Tensor b1, Tensor a2, Tensor b2)
    {
        Tensor total = (a1 + b1).Digamma();
        return Tensor.LogBeta(a2, b2)
            - Tensor.LogBeta(a1, b1)
            + ((a1 - a2) * (a1.Digamma() - total))
            + ((b1 - b2) * (b1.Digamma() - total));
    }

    /// <summary>ln Γ(Σα) − Σ ln Γ(α) of the first law, less that of the second, + Σ (α₁ − α₂)(ψ(α₁) − ψ(Σα₁)).</summary>
    internal static Tensor Dirichlets(Dirichlet a, Dirichlet b)
    {
        Tensor total = a.Concentration.Sum(^1, keepAxis: true).Digamma();
        Tensor slopes = (a.Concentration - b.Concentration) * (a.Concentration.Digamma() - total);
        return LogNormaliser(a.Concentration) - LogNormaliser(b.Concentration) + slopes.Sum(^1);
    }

    private static Tensor LogNormaliser(Tensor concentration) => concentration.Sum(^1).LogGamma() - concentration.LogGamma().Sum(^1);
}
