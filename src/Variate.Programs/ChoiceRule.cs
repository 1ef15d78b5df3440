namespace Variate.Programs;

/// <summary>The part of one choice in a rule of a whole program: how it is made; the rule reads the rest of it at the end.</summary>
/// <remarks>
/// It differs from an <see cref="Estimator"/>, which sees the rest of the program and gives a gradient of its own. A rule of one kind where
/// the other is wanted is refused by the name of the choice.
/// </remarks>
public abstract class ChoiceRule
{
    /// <summary>The name in messages, lower case with hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Makes the choice.</summary>
    /// <param name="site">The choice and its law.</param>
    /// <param name="run">The run at the choice.</param>
    /// <param name="name">The name of the choice, for messages.</param>
    /// <exception cref="EstimatorNotApplicableException">The law lacks what the rule needs.</exception>
    public abstract Choice Make(SampleSite site, Run run, string name);
}
