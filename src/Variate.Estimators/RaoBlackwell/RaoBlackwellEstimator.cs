using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums another estimator over the k likeliest joint values of a choice, and samples one of the others.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: Σ_{c ∈ C} q(c) g(c) + q(C̄) g(v), v ~ q(· | C̄), C the k likeliest values, g the estimate of the inner estimator at a value.</para>
/// <para>Requires: finitely many joint values, not more than a limit; what the inner estimator requires.</para>
/// <para>
/// Bias: that of the inner estimator, and no more variance. C and its probabilities are constants in the derivative; with k of all values
/// it is the exact sum. Cost evaluations: k + 1 times those of the inner estimator.
/// </para>
/// <para>Not to be confused with: <see cref="RamEstimator"/>, which sums each component out alone.</para>
/// <para>Source: [Liu2019] §3, eq. (8).</para>
/// </remarks>
public sealed class RaoBlackwellEstimator : Estimator
{
    private const string OthersPurpose = "others";
    private readonly int _categories;
    private readonly OneSampleEstimator _inner;
    private readonly int _largestSupport;
    private readonly bool _sharesNoise;

    /// <summary>The estimator around another one.</summary>
    /// <param name="categories">k, the number of joint values that are summed, from 0.</param>
    /// <param name="inner">What estimates at one value.</param>
    /// <param name="largestSupport">The most joint values among which it will look for the likeliest, at least 1.</param>
    /// <param name="sharesNoise">Whether later choices draw one noise for all values (common random numbers).</param>
    /// <exception cref="ArgumentException">The inner estimator takes its baseline from other samples of the run.</exception>
    public RaoBlackwellEstimator(int categories, OneSampleEstimator inner, int largestSupport = 4096, bool sharesNoise = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(categories);
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestSupport, 1);
        if (inner is RunLeaveOneOutEstimator)
        {
            // The other samples hold values of the same rank, so their mean cost depends on the rank of the value from which it is subtracted.
            throw new ArgumentException(
                "Expected an inner estimator whose baseline does not depend on the value; that of run-leave-one-out would. Use self-baseline.", nameof(inner));
        }

        _categories = categories;
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
        Summary = "Sums the score function or another estimator over the k likeliest joint values, and samples one of the others.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.FiniteDiscrete,
        CostEvaluations = "k + 1 times those of the inner estimator",
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
        long size = site.Distribution is IFiniteSupport law ? law.SupportSize : long.MaxValue;
        if (size > _largestSupport)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: rao-blackwell looks for the likeliest joint values, and there are more than its limit of {_largestSupport}. Use leave-one-out or rebar, or raise the limit.");
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
        Tensor support = ((IFiniteSupport)law).Support();
        int size = support.Shape[0];
        Shape noise = run.NoiseShape(law.Shape)[..^1];
        Shape rows = [.. run.LeadingShape, .. noise[run.Leading.Count..]];
        Tensor column = support.Reshape(new Shape().PadLeft(rows.Rank + 2).With(0, size).With(^1, law.EventSize));
        Tensor probabilities = law.LogProbability(column).BroadcastTo([size, .. rows]).Exp().MoveFirstAxisToLast();
        Tensor uniforms = Noise.Uniform(run.KeyFor(OthersPurpose), noise, law.Template).BroadcastTo(rows);
        var likeliest = new LikeliestValues(size, _categories);
        (int[] values, double[] weights) = DivideRows(likeliest, probabilities.ToImmutableArray().AsSpan(), uniforms.ToImmutableArray());
        Run inner = run.With(new Axis(likeliest.Count, AxisKind.Branches, _sharesNoise));
        return (
            Gather(support, values, [likeliest.Count, .. rows]),
            Tensor.Create(weights, [likeliest.Count, .. rows]).To(law.Template.ElementType),
            inner);
    }

    private static (int[] Values, double[] Weights) DivideRows(
        LikeliestValues likeliest, ReadOnlySpan<double> probabilities, ImmutableArray<double> uniforms)
    {
        int rowCount = uniforms.Length;
        int size = probabilities.Length / rowCount;
        int[] values = new int[likeliest.Count * rowCount];
        double[] weights = new double[values.Length];
        Span<int> rowValues = new int[likeliest.Count];
        Span<double> rowWeights = new double[likeliest.Count];
        for (int row = 0; row < rowCount; row++)
        {
            likeliest.Divide(probabilities.Slice(row * size, size), uniforms[row], rowValues, rowWeights);
            for (int i = 0; i < rowValues.Length; i++)
            {
                values[(i * rowCount) + row] = rowValues[i];
                weights[(i * rowCount) + row] = rowWeights[i];
            }
        }

        return (values, weights);
    }

    /// <summary>Rows of the support by their numbers: [.. shape, event].</summary>
    private static Tensor Gather(Tensor support, int[] numbers, Shape shape)
    {
        int width = support.Shape[1];
        ReadOnlySpan<double> source = support.ToImmutableArray().AsSpan();
        double[] elements = new double[numbers.Length * width];
        for (int i = 0; i < numbers.Length; i++)
        {
            source.Slice(numbers[i] * width, width).CopyTo(elements.AsSpan(i * width, width));
        }

        return Tensor.Create(elements, [.. shape, width]).To(support.ElementType);
    }
}
