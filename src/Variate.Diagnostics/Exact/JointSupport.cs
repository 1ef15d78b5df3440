using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>How many values all choices of a program have together.</summary>
/// <param name="DiscreteCount">The product of the finite supports; a double, since it may be beyond any integer.</param>
/// <param name="ContinuousComponents">Components to integrate over.</param>
internal sealed record JointSupport(double DiscreteCount, int ContinuousComponents)
{
    internal double CountWith(int nodes) => DiscreteCount * Math.Pow(nodes, ContinuousComponents);

    /// <summary>The joint support of the choices that one draw visits.</summary>
    /// <exception cref="NoExactGradientException">A choice can neither be summed nor integrated.</exception>
    internal static JointSupport Of(GradientProblem problem, RandomKey key)
    {
        var survey = ChoiceSurvey.Of(problem, key);
        if (survey.Ruled is [string ruled, ..])
        {
            throw new NoExactGradientException(
                $"{ruled} is inside a rule of a whole program, whose value is no sum over it alone. Give a closed form, or a reference.");
        }

        double count = 1;
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
                case ICumulative when (visit.Law.Support & ~SupportKind.Continuous) == SupportKind.None:
                    components += visit.Law.EventSize;
                    break;
                default:
                    throw new NoExactGradientException(
                        $"{visit.Name}: {visit.Law.GetType().Name} has neither finitely many values nor a distribution function of independent continuous components. Give a closed form, or a reference.");
            }
        }

        return new JointSupport(count, components);
    }
}
