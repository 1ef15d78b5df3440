using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>
/// Independent counts of successes before failure r: P(y) = Γ(y + r)/(y! Γ(r)) (1 − p)ʳ pʸ, y = 0, 1, 2, …, p = σ(a), for every component of
/// the last axis. r need not be whole: the law is a Poisson law whose rate is Gamma(r) times eᵃ.
/// </summary>
public sealed class NegativeBinomial : ComponentwiseDistribution, IVariance, IUpperTail, IVariableNablas
{
    private NegativeBinomial(Tensor totalCount, Tensor logits)
        : base(Shape.Broadcast(totalCount.Shape, logits.Shape))
    {
        TotalCount = totalCount;
        Logits = logits;
    }

    /// <summary>r: broadcasts with <see cref="Logits"/>.</summary>
    public Tensor TotalCount { get; }

    /// <summary>a = ln p − ln(1 − p), p the probability of a success.</summary>
    public Tensor Logits { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Count;

    /// <inheritdoc/>
    public override Tensor Template => TotalCount.Workspace is null ? Logits : TotalCount;

    /// <summary>rp/(1 − p) = reᵃ.</summary>
    public Tensor Mean => TotalCount * Logits.Exp();

    /// <summary>rp/(1 − p)².</summary>
    public Tensor Variance
    {
        get
        {
            Tensor odds = Logits.Exp();
            return TotalCount * odds * (odds + 1);
        }
    }

    /// <summary>g = (y + r)p towards a, which is (y + r)/(1 − p) towards p. Towards r it is that of the Beta law behind Q.</summary>
    /// <remarks>Source: [Cong2019] Table 3.</remarks>
    public IReadOnlyList<VariableNabla> VariableNablas
        =>
        [
            new(nameof(TotalCount), TotalCount, value => Tensors.VariableNablas.NegativeBinomial(value, TotalCount, Logits)),
            new(nameof(Logits), Logits, value => (value + TotalCount) * Logits.Sigmoid()),
        ];

    /// <summary>The law with logits a: any finite number.</summary>
    /// <param name="totalCount">r, positive; broadcasts with <paramref name="logits"/>.</param>
    /// <param name="logits">[.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A total count is not positive, or a logit is not finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public static NegativeBinomial FromLogits(Tensor totalCount, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(totalCount);
        ArgumentNullException.ThrowIfNull(logits);
        ParameterRange.Positive(totalCount, nameof(totalCount));
        LogitScale.Check(logits, nameof(logits));
        return new NegativeBinomial(totalCount, logits);
    }

    /// <summary>The law with a success of probability p in (0, 1).</summary>
    /// <param name="totalCount">r, positive; broadcasts with <paramref name="probabilities"/>.</param>
    /// <param name="probabilities">p: [.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A total count is not positive, or a probability is not inside (0, 1).</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public static NegativeBinomial FromProbabilities(Tensor totalCount, Tensor probabilities)
        => FromLogits(totalCount, LogitScale.FromProbabilities(probabilities, nameof(probabilities)));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.NegativeBinomial(run.KeyFor(purpose), run.NoiseShape(Shape), TotalCount, Logits);
    }

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value) => CountSupport.LogMass(value, null, LogMass);

    /// <summary>Q(y) = I₁₋ₚ(r, ⌊y⌋ + 1).</summary>
    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
        => CountSupport.Cumulative(
            value,
            count => CumulativeProbabilities.NegativeBinomial(count, TotalCount.StopGradient(), Logits.StopGradient().Sigmoid()));

    /// <summary>1 − Q(y) = Iₚ(⌊y⌋ + 1, r).</summary>
    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
        => CountSupport.Upper(
            value,
            count => CumulativeProbabilities.NegativeBinomialComplement(count, TotalCount.StopGradient(), Logits.StopGradient().Sigmoid()));

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => TotalCount.IsTracked || Logits.IsTracked ? new NegativeBinomial(TotalCount.StopGradient(), Logits.StopGradient()) : this;

    /// <summary>Γ(y + r)/(y! Γ(r)) = 1/((y + r) B(r, y + 1)), which does not cancel; each power on its own side of the logit.</summary>
    private Tensor LogMass(Tensor count)
        => -(count + TotalCount).Log() - Tensor.LogBeta(TotalCount, count + 1)
            - (count * (-Logits).Softplus()) - (TotalCount * Logits.Softplus());
}
