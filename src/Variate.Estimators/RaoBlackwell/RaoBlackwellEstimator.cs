using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums another estimator over the k likeliest joint values of a choice, and samples some of the others.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: Σ_{c ∈ C} q(c) g(c) + q(C̄)/m Σⱼ g(vⱼ), v₁, …, vₘ ~ q(· | C̄) independent, C the k likeliest values, g the estimate of the inner
/// estimator at a value. k is given, or k̂ within a budget of N = k + m, for each datum anew.
/// </para>
/// <para>
/// Requires: finitely many joint values; what the inner estimator requires. The likeliest bits are searched for, however many; categories
/// are sorted; values of other laws are listed, up to a limit.
/// </para>
/// <para>
/// Bias: that of the inner estimator; the variance given all else is at most q(C̄)/m of its own (proposition 1), for k̂ at most that of the mean
/// of N (proposition 2). C and its probabilities are constants in the derivative; with k of all values it is the exact sum. A baseline of the
/// inner estimator must not look at v. Cost evaluations: k + m times those of the inner estimator.
/// </para>
/// <para>Not to be confused with: <see cref="RamEstimator"/>, which sums each component out alone.</para>
/// <para>Source: [Liu2019] §3, eq. (8), (19), (21).</para>
/// </remarks>
public sealed class RaoBlackwellEstimator : Estimator
{
    private const string OthersPurpose = "others";
    private readonly SummedValues _summed;
    private readonly OneSampleEstimator _inner;
    private readonly int _largestSupport;
    private readonly bool _sharesNoise;

    /// <summary>The estimator that sums k values and draws one of the others.</summary>
    /// <param name="categories">k, the number of joint values that are summed, from 0.</param>
    /// <param name="inner">What estimates at one value.</param>
    /// <param name="largestSupport">The most joint values that it will list, at least 1; ignored for bits and one one-hot variable.</param>
    /// <param name="sharesNoise">Whether later choices draw one noise for all values (common random numbers).</param>
    /// <exception cref="ArgumentException">The inner estimator takes its baseline from other samples of the run.</exception>
    public RaoBlackwellEstimator(int categories, OneSampleEstimator inner, int largestSupport = 4096, bool sharesNoise = true)
        : this(SummedValues.Fixed(categories), inner, largestSupport, sharesNoise)
    {
    }

    /// <summary>The estimator that sums as many values as a plan says.</summary>
    /// <param name="summed">How many joint values are summed, and how many of the others are drawn.</param>
    /// <param name="inner">What estimates at one value.</param>
    /// <param name="largestSupport">The most joint values that it will list, at least 1; ignored for bits and one one-hot variable.</param>
    /// <param name="sharesNoise">Whether later choices draw one noise for all values (common random numbers).</param>
    /// <exception cref="ArgumentException">The inner estimator takes its baseline from other samples of the run.</exception>
    public RaoBlackwellEstimator(SummedValues summed, OneSampleEstimator inner, int largestSupport = 4096, bool sharesNoise = true)
    {
        ArgumentNullException.ThrowIfNull(summed);
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestSupport, 1);
        if (inner is RunLeaveOneOutEstimator)
        {
            // The other samples hold values of the same rank, so their mean cost depends on the rank of the value from which it is subtracted.
            throw new ArgumentException(
                "Expected an inner estimator whose baseline does not depend on the value; that of run-leave-one-out would. Use self-baseline.", nameof(inner));
        }

        _summed = summed;
        _inner = inner;
        _largestSupport = largestSupport;
        _sharesNoise = sharesNoise;
        Traits = StaticTraits with
        {
            IsUnbiased = inner.Traits.IsUnbiased,
            RequiresDifferentiableCost = inner.Traits.RequiresDifferentiableCost,
            Supports = StaticTraits.Supports & inner.Traits.Supports,
            Citations = [.. StaticTraits.Citations.Union(inner.Traits.Citations)],
        };
    }

    /// <summary>What all estimators of this type promise and need around the score function; others add what they need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "rao-blackwell",
        Summary = "Sums the score function or another estimator over the k likeliest joint values, and samples some of the others.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.FiniteDiscrete,
        CostEvaluations = "k + m times those of the inner estimator, k + m = N within a budget",
        Citations = ["Liu2019"],
        Advice = "Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits { get; }

    /// <inheritdoc/>
    public override bool KeepsLogProbabilityLive => _inner.KeepsLogProbabilityLive;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        _inner.Check(site, name);
        bool isListed = site.Distribution is not (Bernoulli or OneHotCategorical { VariableCount: 1 });
        long size = site.Distribution is IFiniteSupport law ? law.SupportSize : long.MaxValue;
        if (isListed && size > _largestSupport)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: rao-blackwell lists the joint values of {site.Distribution.GetType().Name}, and there are more than its limit of {_largestSupport}. Use leave-one-out, or raise the limit.");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        (Tensor values, Tensor weights, Run inner) = Divide(site, run);
        return _inner.ApplyAt(site, inner, values, rest).Map(estimate => (weights * estimate).SumFirstAxis());
    }

    /// <inheritdoc/>
    public override Tensor Forward(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        (Tensor values, Tensor weights, Run inner) = Divide(site, run);
        return (weights * rest.Forward(values, inner)).SumFirstAxis();
    }

    private (Tensor Values, Tensor Weights, Run Inner) Divide(SampleSite site, Run run)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        Distribution law = site.Distribution.StopGradient();
        Shape noise = run.NoiseShape(law.Shape)[..^1];
        Shape rows = [.. run.LeadingShape, .. noise[run.Leading.Count..]];
        (ValueDivision division, Tensor parameters) = DivisionOf(law, rows);
        int count = division.Count;
        int draws = division.LargestDrawCount;
        int perDraw = division.UniformsPerDraw;
        Tensor uniforms = Noise.Uniform(run.KeyFor(OthersPurpose), [draws, .. noise, perDraw], law.Template).BroadcastTo([draws, .. rows, perDraw]);
        double[] values = new double[count * rows.ElementCount * law.EventSize];
        double[] weights = new double[count * rows.ElementCount];
        DivideRows(division, parameters.ToImmutableArray(), uniforms.ToImmutableArray(), values, weights);
        return (
            Tensor.Create(values, [count, .. rows, law.EventSize]).To(law.Template.ElementType),
            Tensor.Create(weights, [count, .. rows]).To(law.Template.ElementType),
            run.With(new Axis(count, AxisKind.Branches, _sharesNoise)));
    }

    /// <summary>How a law is divided, and what each of its rows is known by: [.. rows, parameters].</summary>
    private (ValueDivision Division, Tensor Parameters) DivisionOf(Distribution law, Shape rows)
    {
        switch (law)
        {
            case Bernoulli bits:
                return (new BitDivision(_summed, bits.EventSize, bits.SupportSize), bits.Logits.BroadcastTo([.. rows, bits.EventSize]));
            case OneHotCategorical { VariableCount: 1 } categories:
                return (
                    new ListedDivision(_summed, categories.EventSize),
                    categories.LogProbabilities.BroadcastTo([.. rows, categories.EventSize]));
            default:
                Tensor support = ((IFiniteSupport)law).Support();
                int size = support.Shape[0];
                Tensor column = support.Reshape(new Shape().PadLeft(rows.Rank + 2).With(0, size).With(^1, law.EventSize));
                return (
                    new ListedDivision(_summed, support.ToImmutableArray(), law.EventSize),
                    law.LogProbability(column).BroadcastTo([size, .. rows]).MoveFirstAxisToLast());
        }
    }

    private static void DivideRows(
        ValueDivision division, ImmutableArray<double> parameters, ImmutableArray<double> uniforms, Span<double> values, Span<double> weights)
    {
        int rowCount = weights.Length / division.Count;
        int width = values.Length / weights.Length;
        int perDraw = division.UniformsPerDraw;
        Span<double> rowUniforms = new double[division.LargestDrawCount * perDraw];
        Span<double> rowValues = new double[division.Count * width];
        Span<double> rowWeights = new double[division.Count];
        int parameterCount = parameters.Length / rowCount;
        for (int row = 0; row < rowCount; row++)
        {
            for (int i = 0; i < division.LargestDrawCount; i++)
            {
                uniforms.AsSpan(((i * rowCount) + row) * perDraw, perDraw).CopyTo(rowUniforms[(i * perDraw)..]);
            }

            division.Divide(parameters.AsSpan(row * parameterCount, parameterCount), rowUniforms, rowValues, rowWeights);
            for (int i = 0; i < division.Count; i++)
            {
                rowValues.Slice(i * width, width).CopyTo(values[(((i * rowCount) + row) * width)..]);
                weights[(i * rowCount) + row] = rowWeights[i];
            }
        }
    }
}
