using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>How many values all choices of a program have together.</summary>
/// <param name="DiscreteCount">The product of the finite supports and of the truncated ones; a double, since it may be beyond any integer.</param>
/// <param name="IsTruncated">Whether counts without a largest one are among them.</param>
/// <param name="ContinuousComponents">Components to integrate over.</param>
internal sealed record JointSupport(double DiscreteCount, bool IsTruncated, int ContinuousComponents)
{
    /// <summary>Whether the sum is over all values, with nothing to refine.</summary>
    internal bool IsFinite => !IsTruncated && ContinuousComponents == 0;

    internal double CountWith(int nodes) => DiscreteCount * Math.Pow(nodes, ContinuousComponents);

    /// <summary>The method in words.</summary>
    internal string Describe(int nodes)
    {
        string sum = IsTruncated
            ? FormattableString.Invariant($"truncated sum of {DiscreteCount:0} joint values")
            : FormattableString.Invariant($"enumeration of {DiscreteCount:0} joint values");
        string quadrature = FormattableString.Invariant($"quadrature of {ContinuousComponents} components with {nodes} nodes each");
        return ContinuousComponents == 0 ? sum : DiscreteCount > 1 ? $"{sum}, {quadrature}" : quadrature;
    }

    /// <summary>The joint support of the choices that one draw visits.</summary>
    /// <param name="problem">The program.</param>
    /// <param name="truncation">Sums counts without a largest one.</param>
    /// <param name="key">Addresses the draws that lead from choice to choice.</param>
    /// <exception cref="NoExactGradientException">A choice can neither be summed nor integrated.</exception>
    internal static JointSupport Of(GradientProblem problem, TruncatedSumEstimator truncation, RandomKey key)
    {
        var survey = ChoiceSurvey.Of(problem, key);
        if (survey.Ruled is [string ruled, ..])
        {
            throw new NoExactGradientException(
                $"{ruled} is inside a rule of a whole program, whose value is no sum over it alone. Give a closed form, or a reference.");
        }

        double count = 1;
        bool isTruncated = false;
        int components = 0;
        foreach (ChoiceVisit visit in survey.Visits)
        {
            switch (visit.Law)
            {
                case IFiniteSupport finite:
                    count *= finite.SupportSize;
                    break;
                case { Support: SupportKind.Point }:
                    break;
                case IUpperTail when visit.Law.Support == SupportKind.Count:
                    count *= truncation.JointCount(visit.Law);
                    isTruncated = true;
                    break;
                case ICumulative when (visit.Law.Support & ~SupportKind.Continuous) == SupportKind.None:
                    components += visit.Law.EventSize;
                    break;
                default:
                    throw new NoExactGradientException(
                        $"{visit.Name}: {visit.Law.GetType().Name} has neither few values nor a distribution function of independent continuous components. Give a closed form, or a reference.");
            }
        }

        return new JointSupport(count, isTruncated, components);
    }
}
