using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent counts of failures before a first success: P(y) = (1 − p)ʸp, y = 0, 1, 2, …, p = σ(a), for every component of the last axis.</summary>
/// <remarks>Not to be confused with the number of tries, which is y + 1.</remarks>
public sealed class Geometric : ComponentwiseDistribution, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    private Geometric(Tensor logits)
        : base(logits.Shape)
    {
        Logits = logits;
    }

    /// <summary>a = ln p − ln(1 − p), p the probability of a success: [.., batch, event].</summary>
    public Tensor Logits { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Count;

    /// <inheritdoc/>
    public override Tensor Template => Logits;

    /// <summary>(1 − p)/p = e^(−a).</summary>
    public Tensor Mean => (-Logits).Exp();

    /// <summary>(1 − p)/p².</summary>
    public Tensor Variance => Mean * (Mean + 1);

    /// <summary>(−p ln p − (1 − p) ln(1 − p))/p, summed over the event.</summary>
    public Tensor Entropy => ((-Logits).Softplus() + (Mean * Logits.Softplus())).Sum(^1);

    /// <summary>g = −(y + 1)(1 − p) towards a, which is −(y + 1)/p towards p.</summary>
    /// <remarks>Source: [Cong2019] Table 3.</remarks>
    public IReadOnlyList<VariableNabla> VariableNablas
        => [new(nameof(Logits), Logits, value => -(value + 1) * (-Logits).Sigmoid())];

    /// <summary>The law with logits a: any finite number.</summary>
    /// <param name="logits">[.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A logit is not finite.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public static Geometric FromLogits(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        LogitScale.Check(logits, nameof(logits));
        return new Geometric(logits);
    }

    /// <summary>The law with a success of probability p in (0, 1).</summary>
    /// <param name="probabilities">[.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not inside (0, 1).</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public static Geometric FromProbabilities(Tensor probabilities)
        => new(LogitScale.FromProbabilities(probabilities, nameof(probabilities)));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Geometric(run.KeyFor(purpose), run.NoiseShape(Shape), Logits.StopGradient().Softplus());
    }

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
        => CountSupport.LogMass(value, null, count => -(-Logits).Softplus() - (count * Logits.Softplus()));

    /// <summary>Q(y) = 1 − (1 − p)^(⌊y⌋ + 1).</summary>
    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
        => CountSupport.Cumulative(value, count => -(-(count + 1) * Logits.StopGradient().Softplus()).Expm1());

    /// <summary>1 − Q(y) = (1 − p)^(⌊y⌋ + 1).</summary>
    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
        => CountSupport.Upper(value, count => (-(count + 1) * Logits.StopGradient().Softplus()).Exp());

    /// <inheritdoc/>
    public override Distribution StopGradient() => Logits.IsTracked ? new Geometric(Logits.StopGradient()) : this;
}
