using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>KL(p ‖ q) of laws over bits, categories and counts, for <see cref="ClosedDivergences"/>.</summary>
internal static class DiscreteDivergences
{
    /// <summary>θ₁(a₁ − a₂) + ln(1 + exp a₂) − ln(1 + exp a₁).</summary>
    internal static Tensor Bits(Tensor logits1, Tensor logits2)
        => (logits1.Sigmoid() * (logits1 - logits2)) + logits2.Softplus() - logits1.Softplus();

    /// <summary>Σ p₁(ln p₁ − ln p₂) over the categories of all variables.</summary>
    /// <exception cref="ShapeMismatchException">The laws divide their events into different numbers of variables: they share no value.</exception>
    internal static Tensor OneHots(OneHotCategorical a, OneHotCategorical b)
        => a.VariableCount == b.VariableCount
            ? Categories(a.LogProbabilities, b.LogProbabilities)
            : throw new ShapeMismatchException(
                $"Expected two laws of the same number of categorical variables, got {a.VariableCount} and {b.VariableCount}.");

    /// <summary>Σ p₁(ln p₁ − ln p₂) over the last axis; a category without mass adds 0.</summary>
    internal static Tensor Categories(Tensor logProbabilities1, Tensor logProbabilities2)
    {
        Tensor mass = logProbabilities1.Exp();
        Tensor hasMass = mass.StopGradient().Step();
        var zero = Tensor.Full([], 0, mass);
        Tensor ratio = Tensor.Where(hasMass, logProbabilities1, zero) - Tensor.Where(hasMass, logProbabilities2, zero);
        return (mass * ratio).Sum(^1);
    }

    /// <summary>r₁ ln(r₁/r₂) + r₂ − r₁.</summary>
    internal static Tensor Poissons(Poisson a, Poisson b) => (a.Rate * (a.Rate / b.Rate).Log()) + b.Rate - a.Rate;

    /// <summary>ln(p₁/p₂) + (ln(1 − p₁) − ln(1 − p₂))(1 − p₁)/p₁.</summary>
    internal static Tensor Geometrics(Geometric a, Geometric b)
    {
        Tensor failures = (-a.Logits).Exp();
        return (-b.Logits).Softplus() - (-a.Logits).Softplus() + (failures * (b.Logits.Softplus() - a.Logits.Softplus()));
    }

    /// <summary>n times that of one bit; null where the numbers of trials differ.</summary>
    internal static Tensor? Binomials(Binomial a, Binomial b)
        => a.TotalCount.Shape == b.TotalCount.Shape && a.TotalCount.ToImmutableArray().AsSpan().SequenceEqual(b.TotalCount.ToImmutableArray().AsSpan())
            ? a.TotalCount * Bits(a.Logits, b.Logits)
            : null;
}
