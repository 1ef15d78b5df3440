using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent counts of successes in n tries: P(y) = (n choose y) pʸ(1 − p)ⁿ⁻ʸ, p = σ(a), for every component of the last axis.</summary>
public sealed class Binomial : ComponentwiseDistribution, IVariance, IUpperTail, IFiniteSupport, IVariableNablas, IBoundedCounts
{
    private Binomial(Tensor totalCount, Tensor logits)
        : base(Shape.Broadcast(totalCount.Shape, logits.Shape))
    {
        TotalCount = totalCount;
        Logits = logits;
    }

    /// <summary>n, a constant: broadcasts with <see cref="Logits"/>.</summary>
    public Tensor TotalCount { get; }

    /// <summary>a = ln p − ln(1 − p).</summary>
    public Tensor Logits { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.BoundedCount;

    /// <inheritdoc/>
    public override Tensor Template => Logits;

    /// <summary>np.</summary>
    public Tensor Mean => TotalCount * Logits.Sigmoid();

    /// <summary>np(1 − p).</summary>
    public Tensor Variance => TotalCount * Logits.Sigmoid() * (-Logits).Sigmoid();

    /// <summary>n.</summary>
    public Tensor LargestCount => TotalCount;

    /// <summary>g = (n − y)p towards a, which is (n − y)/(1 − p) towards p.</summary>
    public IReadOnlyList<VariableNabla> VariableNablas => [new(nameof(Logits), Logits, value => (TotalCount - value) * Logits.Sigmoid())];

    /// <summary>The joint values of the counts up to the largest n of any datum; where a datum has a smaller n, the others have probability 0.</summary>
    public long SupportSize => ProductSupport.Size(LargestOfComponents());

    /// <summary>The law with logits a: any finite number.</summary>
    /// <param name="totalCount">n, whole numbers from 0 to 2²⁴ in float32 and 2⁵³ in float64; no gradient flows to it.</param>
    /// <param name="logits">[.., batch, event]; broadcasts with <paramref name="totalCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A total count is no such number, or a logit is not finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public static Binomial FromLogits(Tensor totalCount, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(totalCount);
        ArgumentNullException.ThrowIfNull(logits);
        LogitScale.Check(logits, nameof(logits));
        CountSupport.Require(totalCount, LargestExact(totalCount.ElementType), nameof(totalCount));
        return new Binomial(totalCount.StopGradient(), logits);
    }

    /// <summary>The law with a success of probability p in (0, 1).</summary>
    /// <param name="totalCount">n, whole numbers from 0 to 2²⁴ in float32 and 2⁵³ in float64; no gradient flows to it.</param>
    /// <param name="probabilities">[.., batch, event]; broadcasts with <paramref name="totalCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A total count is no such number, or a probability is not inside (0, 1).</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public static Binomial FromProbabilities(Tensor totalCount, Tensor probabilities)
        => FromLogits(totalCount, LogitScale.FromProbabilities(probabilities, nameof(probabilities)));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Binomial(run.KeyFor(purpose), run.NoiseShape(Shape), TotalCount, Logits);
    }

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
        => CountSupport.LogMass(value, TotalCount, LogMass);

    /// <summary>Q(y) = I₁₋ₚ(n − ⌊y⌋, ⌊y⌋ + 1), and 1 from n on.</summary>
    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
        => CountSupport.Cumulative(value, count => CumulativeProbabilities.Binomial(count, TotalCount, Logits.StopGradient().Sigmoid()));

    /// <summary>1 − Q(y) = Iₚ(⌊y⌋ + 1, n − ⌊y⌋), and 0 from n on.</summary>
    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
        => CountSupport.Upper(value, count => CumulativeProbabilities.BinomialComplement(count, TotalCount, Logits.StopGradient().Sigmoid()));

    /// <inheritdoc/>
    public override Distribution StopGradient() => Logits.IsTracked ? new Binomial(TotalCount, Logits.StopGradient()) : this;

    /// <summary>All joint values, up to the largest n of any datum.</summary>
    /// <exception cref="InvalidOperationException">There are more than 2²⁴.</exception>
    Tensor IFiniteSupport.Support() => ProductSupport.Values(LargestOfComponents(), Template);

    /// <summary>2²⁴ and 2⁵³: beyond them neighbouring counts are one number.</summary>
    private static double LargestExact(ElementType type) => type == ElementType.Float32 ? 1 << 24 : 1L << 53;

    /// <summary>ln (n choose y) = −ln(n + 1) − ln B(y + 1, n − y + 1), which does not cancel; each power on its own side of the logit.</summary>
    private Tensor LogMass(Tensor count)
    {
        // A value outside is replaced by 0, so that n − y is never negative here.
        Tensor failures = TotalCount - count;
        return -(TotalCount + 1).Log() - Tensor.LogBeta(count + 1, failures + 1)
            - (count * (-Logits).Softplus()) - (failures * Logits.Softplus());
    }

    private ReadOnlySpan<int> LargestOfComponents()
    {
        Tensor counts = TotalCount.BroadcastTo(Shape);
        int[] largest = new int[EventSize];
        for (int i = 0; i < counts.ElementCount; i++)
        {
            largest[i % EventSize] = Math.Max(largest[i % EventSize], (int)Math.Min(counts.ElementAt(i), int.MaxValue - 1));
        }

        return largest;
    }
}
