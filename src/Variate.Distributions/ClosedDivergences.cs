using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>KL(p ‖ q) in closed form, by the pair of types.</summary>
internal static class ClosedDivergences
{
    private const double EulerGamma = 0.57721566490153286061;

    /// <summary>[.., batch], or null where there is no closed form here.</summary>
    internal static Tensor? Of(Distribution p, Distribution q) => (p, q) switch
    {
        (MultivariateNormal a, MultivariateNormal b) => MultivariateNormals(a, b),
        (Dirichlet a, Dirichlet b) => GammaDivergences.Dirichlets(a, b),
        (OneHotCategorical a, OneHotCategorical b) => DiscreteDivergences.OneHots(a, b),
        _ => ComponentsOf(p, q)?.BroadcastTo(Shape.Broadcast(p.Shape, q.Shape)).Sum(^1),
    };

    private static Tensor? ComponentsOf(Distribution p, Distribution q) => (p, q) switch
    {
        (Normal a, Normal b) => Normals(a.Location, a.Scale, b.Location, b.Scale),
        // The same map of both values changes nothing.
        (LogNormal a, LogNormal b) => Normals(a.Location, a.Scale, b.Location, b.Scale),
        (LogitNormal a, LogitNormal b) => Normals(a.Location, a.Scale, b.Location, b.Scale),
        (HalfNormal a, HalfNormal b) => ScaledNormals((a.Scale / b.Scale).Log()),
        (Laplace a, Laplace b) => Laplaces(a, b),
        (Cauchy a, Cauchy b) => Cauchys(a, b),
        (Gumbel a, Gumbel b) => Gumbels(a, b),
        (Exponential a, Exponential b) => Exponentials((b.Rate / a.Rate).Log()),
        (Weibull a, Weibull b) => Weibulls(a, b),
        (VonMises a, VonMises b) => VonMisesPair(a, b),
        (Uniform a, Uniform b) => Uniforms(a, b),
        (Gamma a, Gamma b) => GammaDivergences.Gammas(a.Concentration, b.Concentration, b.Rate / a.Rate),
        (LogGamma a, LogGamma b) => GammaDivergences.Gammas(a.Concentration, b.Concentration, b.Rate / a.Rate),
        (InverseGamma a, InverseGamma b) => GammaDivergences.Gammas(a.Concentration, b.Concentration, b.Scale / a.Scale),
        (Beta a, Beta b) => GammaDivergences.Betas(a.Concentration1, a.Concentration0, b.Concentration1, b.Concentration0),
        (LogitBeta a, LogitBeta b) => GammaDivergences.Betas(a.Concentration1, a.Concentration0, b.Concentration1, b.Concentration0),
        (Bernoulli a, Bernoulli b) => DiscreteDivergences.Bits(a.Logits, b.Logits),
        (Categorical a, Categorical b) => DiscreteDivergences.Categories(a.LogProbabilities, b.LogProbabilities),
        (Binomial a, Binomial b) => DiscreteDivergences.Binomials(a, b),
        (Poisson a, Poisson b) => DiscreteDivergences.Poissons(a, b),
        (Geometric a, Geometric b) => DiscreteDivergences.Geometrics(a, b),
        _ => null,
    };

    private static Tensor Normals(Tensor location1, Tensor scale1, Tensor location2, Tensor scale2)
        => ScaledNormals((scale1 / scale2).Log()) + (((location1 - location2) / scale2).Square() / 2);

    /// <summary>(r² − 1)/2 − ln r for the ratio r of the scales.</summary>
    private static Tensor ScaledNormals(Tensor logRatio) => ((logRatio * 2).Expm1() / 2) - logRatio;

    /// <summary>r − 1 − ln r for the ratio r of the rates.</summary>
    private static Tensor Exponentials(Tensor logRatio) => logRatio.Expm1() - logRatio;

    /// <summary>ln(s₂/s₁) + (s₁ exp(−d/s₁) + d)/s₂ − 1, with the distance d.</summary>
    private static Tensor Laplaces(Laplace a, Laplace b)
    {
        Tensor distance = (a.Location - b.Location).Abs();
        Tensor spread = (a.Scale * (-(distance / a.Scale)).Exp()) + distance;
        return (b.Scale / a.Scale).Log() + (spread / b.Scale) - 1;
    }

    /// <summary>ln(1 + ((s₁ − s₂)² + d²)/(4 s₁s₂)), with the distance d.</summary>
    /// <remarks>Equal to the usual ln(((s₁ + s₂)² + d²)/(4 s₁s₂)), without its cancellation for laws that are near.</remarks>
    private static Tensor Cauchys(Cauchy a, Cauchy b)
        => (((a.Scale - b.Scale).Square() + (a.Location - b.Location).Square()) / (a.Scale * b.Scale * 4)).Log1p();

    private static Tensor Gumbels(Gumbel a, Gumbel b) => Gumbels(a.Scale / b.Scale, (a.Location - b.Location) / b.Scale);

    /// <summary>That of the Gumbel laws of −ln y, with locations −ln s and scales 1/k.</summary>
    private static Tensor Weibulls(Weibull a, Weibull b)
        => Gumbels(b.Concentration / a.Concentration, b.Concentration * (b.Scale.Log() - a.Scale.Log()));

    /// <summary>−ln r + γ(r − 1) + e^(−d) Γ(1 + r) − 1 + d, with the ratio r = s₁/s₂ and d = (m₁ − m₂)/s₂.</summary>
    private static Tensor Gumbels(Tensor ratio, Tensor distance)
        => ((ratio - 1) * EulerGamma) - ratio.Log() + ((ratio + 1).LogGamma() - distance).Expm1() + distance;

    /// <summary>(κ₂ − κ₁)V₁ + κ₂(1 − V₁)(1 − cos d) + N₂ − N₁, with V = 1 − I₁(κ)/I₀(κ), N = ln(2π I₀(κ)) − κ and the angle d between the locations.</summary>
    /// <remarks>κ₁A₁ − κ₂A₁ cos d + ln(I₀(κ₂)/I₀(κ₁)) with A = 1 − V, without its large terms κ₁ and κ₂.</remarks>
    private static Tensor VonMisesPair(VonMises a, VonMises b)
    {
        Tensor variance = VonMisesFunctions.CircularVariance(a.Concentration);
        Tensor versine = ((a.Location - b.Location) / 2).Sin().Square() * 2;
        Tensor normalisers = VonMisesFunctions.LogNormaliser(b.Concentration) - VonMisesFunctions.LogNormaliser(a.Concentration);
        return ((b.Concentration - a.Concentration) * variance) + (b.Concentration * (1 - variance) * versine) + normalisers;
    }

    /// <summary>The logarithm of the ratio of the widths; +∞ where the first interval is not inside the second.</summary>
    private static Tensor Uniforms(Uniform a, Uniform b)
    {
        Tensor isOutside = ((b.Lower - a.Lower).StopGradient().Step() + (a.Upper - b.Upper).StopGradient().Step()).Step();
        Tensor logRatio = ((b.Upper - b.Lower) / (a.Upper - a.Lower)).Log();
        return Tensor.Where(isOutside, Tensor.Full([], double.PositiveInfinity, logRatio), logRatio);
    }

    /// <summary>½(|L₂⁻¹L₁|² + |L₂⁻¹(m₁ − m₂)|² − n) + Σ ln L₂ᵢᵢ − Σ ln L₁ᵢᵢ.</summary>
    private static Tensor MultivariateNormals(MultivariateNormal a, MultivariateNormal b)
    {
        int size = b.EventSize;
        // Every column of L₁ is a right side of its own.
        Tensor columns = a.Factor.Transpose();
        Shape matrices = b.Factor.Shape;
        Tensor relative = TriangularSystem.Solve(b.Factor.Reshape([.. matrices[..^2], 1, size, size]), columns);
        Tensor distance = TriangularSystem.Solve(b.Factor, a.Location - b.Location);
        return ((relative.Square().Sum(^1).Sum(^1) + distance.Square().Sum(^1) - size) / 2) + b.LogDeterminant - a.LogDeterminant;
    }
}
