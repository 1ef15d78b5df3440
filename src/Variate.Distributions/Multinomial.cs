using Variate.Programs;
using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Distributions;

/// <summary>How often each of K categories comes in n tries: P(y) = n!/Πₖ yₖ! · Πₖ pₖ^yₖ, p = softmax(a) over the last axis.</summary>
public sealed class Multinomial : Distribution, IVariance, IFiniteSupport
{
    /// <summary>Beyond it float32 has no exact counts.</summary>
    private const int LargestTotal = 1 << 24;

    private readonly Tensor _logProbabilities;

    private Multinomial(int totalCount, Tensor logProbabilities)
    {
        TotalCount = totalCount;
        _logProbabilities = logProbabilities;
    }

    /// <summary>n.</summary>
    public int TotalCount { get; }

    /// <summary>ln p, normalised: [.., batch, categories].</summary>
    public Tensor LogProbabilities => _logProbabilities;

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.CountVector;

    /// <inheritdoc/>
    public override Tensor Template => _logProbabilities;

    /// <inheritdoc/>
    public override Shape Shape => _logProbabilities.Shape;

    /// <summary>np.</summary>
    public Tensor Mean => _logProbabilities.Exp() * TotalCount;

    /// <summary>np(1 − p).</summary>
    public Tensor Variance => Mean * -_logProbabilities.Expm1();

    /// <summary>(n + K − 1 choose K − 1); <see cref="long.MaxValue"/> when it does not fit.</summary>
    public long SupportSize
    {
        get
        {
            Int128 size = 1;
            for (int i = 1; i < EventSize; i++)
            {
                size = Int128.Min(size * (TotalCount + i) / i, long.MaxValue);
            }

            return (long)size;
        }
    }

    /// <summary>The law with logits a, which need not be normalised.</summary>
    /// <param name="totalCount">n, from 0 to 2²⁴.</param>
    /// <param name="logits">[.., batch, categories], at least one category.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="totalCount"/> is outside its range, or a logit is not finite.</exception>
    /// <exception cref="ShapeMismatchException">There is no category axis, or it is empty.</exception>
    public static Multinomial FromLogits(int totalCount, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentOutOfRangeException.ThrowIfNegative(totalCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(totalCount, LargestTotal);
        LogitScale.Check(logits, nameof(logits));
        if (logits.Rank < 1 || logits.Shape[^1] < 1)
        {
            throw new ShapeMismatchException($"Expected logits [.., batch, categories] with at least one category, got shape {logits.Shape}.");
        }

        return new Multinomial(totalCount, logits.LogSoftmax());
    }

    /// <summary>The law with positive probabilities, which are normalised.</summary>
    /// <param name="totalCount">n, from 0 to 2²⁴.</param>
    /// <param name="probabilities">[.., batch, categories], at least one category.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="totalCount"/> is outside its range, or a probability is not positive.</exception>
    /// <exception cref="ShapeMismatchException">There is no category axis, or it is empty.</exception>
    public static Multinomial FromProbabilities(int totalCount, Tensor probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ParameterRange.Positive(probabilities, nameof(probabilities));
        return FromLogits(totalCount, probabilities.Log());
    }

    /// <summary>The count of each category is binomial given those before it.</summary>
    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        RandomKey key = run.KeyFor(purpose);
        Shape one = run.NoiseShape(Shape).With(^1, 1);
        Tensor[] conditional = ConditionalLogits();
        var counts = new Tensor[EventSize];
        var remaining = Tensor.Full(one, TotalCount, Template);
        for (int k = 0; k < conditional.Length; k++)
        {
            counts[k] = Noise.Binomial(key.For((ulong)k), one, remaining, conditional[k]);
            remaining -= counts[k];
        }

        counts[^1] = remaining;
        return Tensor.Concatenate(^1, counts);
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = IsInside(value);
        if (CountSupport.AllAre(isInside, 1))
        {
            return LogMass(value);
        }

        var counts = Tensor.Where(isInside.AppendAxes(1), value, Tensor.Full([], 0, value));
        return Tensor.Where(isInside, LogMass(counts), Tensor.Full([], double.NegativeInfinity, value));
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => _logProbabilities.IsTracked ? new Multinomial(TotalCount, _logProbabilities.StopGradient()) : this;

    /// <summary>All vectors of K counts with sum n, in lexicographic order.</summary>
    /// <exception cref="InvalidOperationException">There are more than 2²⁴.</exception>
    Tensor IFiniteSupport.Support()
    {
        ProductSupport.ThrowIfTooMany(SupportSize, EventSize);
        double[] rows = new double[SupportSize * EventSize];
        int[] counts = new int[EventSize];
        counts[^1] = TotalCount;
        for (int row = 0; row < SupportSize; row++)
        {
            for (int k = 0; k < EventSize; k++)
            {
                rows[(row * EventSize) + k] = counts[k];
            }

            Advance(counts);
        }

        return Tensor.Create(rows, [(int)SupportSize, EventSize]).To(Template.ElementType);
    }

    /// <summary>The next vector with the same sum: what stands last is gathered, and one of it moves up.</summary>
    private static void Advance(int[] counts)
    {
        int from = Array.FindLastIndex(counts, static count => count > 0);
        if (from <= 0)
        {
            return;
        }

        int moved = counts[from];
        counts[from] = 0;
        counts[from - 1]++;
        counts[^1] = moved - 1;
    }

    /// <summary>The logit of category k among k, …, K − 1, for all but the last.</summary>
    private Tensor[] ConditionalLogits()
    {
        Tensor logProbabilities = _logProbabilities.StopGradient();
        var conditional = new Tensor[EventSize - 1];
        Tensor tail = logProbabilities.Slice(^1, EventSize - 1, 1);
        for (int k = EventSize - 2; k >= 0; k--)
        {
            conditional[k] = logProbabilities.Slice(^1, k, 1) - tail;
            tail += conditional[k].Softplus();
        }

        return conditional;
    }

    private Tensor IsInside(Tensor value)
    {
        Tensor wholeCount = CountSupport.IsWhole(value).Sum(^1);
        Tensor hasOther = (wholeCount - value.Shape[^1]).Sign().Square();
        Tensor hasOtherSum = (value.StopGradient().Sum(^1) - TotalCount).Sign().Square();
        return (1 - hasOther) * (1 - hasOtherSum);
    }

    private Tensor LogMass(Tensor counts)
        => ((counts * _logProbabilities) - (counts + 1).LogGamma()).Sum(^1) + GammaFunctions.LogGamma(TotalCount + 1);
}
