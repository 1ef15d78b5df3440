using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Sums every discrete choice and integrates every continuous one, by replacing the estimators of all choices.</summary>
/// <remarks>
/// <para>
/// Finitely many values are enumerated, jointly over all choices: exact but for rounding. Independent continuous components with a
/// distribution function are integrated by <see cref="QuadratureEstimator"/>, with nodes doubled until two results agree; counts without a
/// largest one are summed by <see cref="TruncatedSumEstimator"/>.
/// </para>
/// <para>
/// That nothing random is left is not assumed but checked: two keys must give the same bits. Nor is it assumed that the density tells the
/// whole derivative, which it does not when the ends of a support move: adding a constant to the cost must not change the gradient.
/// </para>
/// </remarks>
public sealed class AutomaticExactGradient : ExactGradientMethod
{
    private const int FewestNodes = 17;

    // The coarse and the fine truncation of counts: their difference is the error that is reported.
    private const double LargeTail = 1e-10;
    private const double SmallTail = 1e-15;

    /// <summary>Two results that differ by less, relative to the largest element, need not be refined.</summary>
    private const double Converged = 1e-9;

    /// <summary>Of a law whose ends do not move the mean score is rounding or the error of a converged quadrature; of one whose ends move, of order 1.</summary>
    private const double LargestScoreMean = 1e-3;

    private readonly int _largestJointCount;
    private readonly double _largestError;

    /// <summary>The method with its limits.</summary>
    /// <param name="largestJointCount">The most joint values of all choices, nodes of a quadrature included, at least 1.</param>
    /// <param name="largestError">The largest error of a quadrature, relative to the largest element of the gradient, that is still called exact.</param>
    public AutomaticExactGradient(int largestJointCount = 1 << 16, double largestError = 1e-4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largestJointCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(largestError);
        _largestJointCount = largestJointCount;
        _largestError = largestError;
    }

    /// <inheritdoc/>
    public override ExactGradient Compute(GradientProblem problem, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using DetachedParameters detached = problem.Detach();
        var support = JointSupport.Of(problem, new TruncatedSumEstimator(SmallTail, _largestJointCount), key);
        ThrowIfTooMany(support, (2 * FewestNodes) - 1);
        ExactGradient exact = support.IsFinite
            ? Evaluate(problem, key, FewestNodes, support.Describe(FewestNodes))
            : Refine(problem, key, support);
        return exact with { ReachedChoices = [.. ChoiceReach.Of(problem, Replacement(FewestNodes), key, drawCount: 1).Reached] };
    }

    private static double Distance(ExactGradient first, ExactGradient second)
    {
        double largest = 0;
        for (int i = 0; i < first.Elements.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(first.Elements[i] - second.Elements[i]));
        }

        return largest;
    }

    private ExactGradient Refine(GradientProblem problem, RandomKey key, JointSupport support)
    {
        ExactGradient coarse = Evaluate(problem, key, FewestNodes, "");
        for (int nodes = (2 * FewestNodes) - 1; ; nodes = (2 * nodes) - 1)
        {
            ExactGradient fine = Evaluate(problem, key, nodes, support.Describe(nodes));
            double error = Distance(coarse, fine);
            double scale = fine.LargestElement;
            bool isLast = support.ContinuousComponents == 0 || support.CountWith((2 * nodes) - 1) > _largestJointCount;
            if (error <= Converged * scale || isLast)
            {
                ThrowIfEndsMove(problem, key, nodes, fine);
                return error <= _largestError * scale
                    ? fine with { NumericalError = error }
                    : throw new NoExactGradientException(
                        FormattableString.Invariant($"The quadrature or the sum did not converge: {nodes} nodes a component change the gradient by {error:0.###e+0}, of {scale:0.###e+0}. The cost may jump, bend or grow too fast. Raise the limit of {_largestJointCount} joint values, give a closed form, or a reference."));
            }

            coarse = fine;
        }
    }

    private ExactGradient Evaluate(GradientProblem problem, RandomKey key, int nodes, string method)
    {
        Candidate exact = Replacement(nodes);
        GradientEstimate first = problem.Estimate(exact, key.For("exact"), 1);
        ImmutableArray<double> elements = Flatten(first);
        GradientEstimate second = problem.Estimate(exact, key.For("exact again"), 1);
        if (!elements.SequenceEqual(Flatten(second)))
        {
            throw new NoExactGradientException(
                "Two keys gave two gradients when all choices were summed or integrated: something random is left in the program. Give a closed form, or a reference.");
        }

        return new ExactGradient { Method = method, Objective = first.Objective, Elements = elements };
    }

    /// <summary>𝔼[∇ ln q] = 0, unless the support depends on the parameters: then a constant cost would seem to have a gradient.</summary>
    private void ThrowIfEndsMove(GradientProblem problem, RandomKey key, int nodes, ExactGradient exact)
    {
        double constant = Math.Max(1, Math.Abs(exact.Objective!.Value));
        GradientProblem shifted = problem.WithCost(cost => cost + constant);
        double change = Distance(exact, Evaluate(shifted, key, nodes, "")) / constant;
        if (change > LargestScoreMean * Math.Max(1, exact.LargestElement / constant))
        {
            throw new NoExactGradientException(
                FormattableString.Invariant($"A constant added to the cost changes the quadrature's gradient by {change:0.###e+0} of it: the density of a choice does not tell its whole derivative, because an end of its support moves, or has too few nodes. Give a closed form, or a reference by pathwise."));
        }
    }

    private static ImmutableArray<double> Flatten(GradientEstimate estimate)
        => [.. estimate.Gradients.SelectMany(static gradient => gradient.ToImmutableArray())];

    private Candidate Replacement(int nodes)
    {
        var enumeration = new EnumerationEstimator(_largestJointCount);
        var quadrature = new QuadratureEstimator(nodes, _largestJointCount);
        var sum = new TruncatedSumEstimator(nodes > FewestNodes ? SmallTail : LargeTail, _largestJointCount);
        var pathwise = new PathwiseEstimator();
        return new Candidate
        {
            Name = "exact",
            SampleCount = 1,
            Override = new EstimatorOverride((site, _) => site.Distribution switch
            {
                IFiniteSupport => enumeration,
                { Support: SupportKind.Point } => pathwise,
                { Support: SupportKind.Count } => sum,
                _ => quadrature,
            }),
        };
    }

    private void ThrowIfTooMany(JointSupport support, int nodes)
    {
        double count = support.CountWith(nodes);
        if (count > _largestJointCount)
        {
            throw new NoExactGradientException(
                FormattableString.Invariant($"The choices have {count:0} joint values or nodes, more than the limit of {_largestJointCount}. Raise the limit, give a closed form, or a reference."));
        }
    }
}
