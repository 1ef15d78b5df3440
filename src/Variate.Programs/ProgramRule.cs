using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A rule for a whole program: it makes every choice on the way down, and is closed at the end, where all of them are known.</summary>
/// <remarks>
/// Needed where the gradient of one choice is no matter of that choice and what follows it: a bound joins particles in a nonlinear function
/// of their weights; one relaxed pass or one mean-field pass can serve all choices. Everything else is an <see cref="Estimator"/>.
/// </remarks>
public abstract class ProgramRule
{
    /// <summary>The name in messages, lower case with hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>The rule's value for every datum, with its gradient.</summary>
    /// <param name="program">The program under the rule.</param>
    /// <param name="run">The run at its beginning, with the reading <see cref="Reading.Sampled"/>.</param>
    public abstract Estimate Apply(Stochastic<Tensor> program, Run run);

    /// <summary>The part of a choice that names none.</summary>
    /// <param name="site">The choice and its law.</param>
    /// <param name="name">The name of the choice, for messages.</param>
    /// <exception cref="EstimatorNotApplicableException">The law lacks what the rule needs.</exception>
    public abstract ChoiceRule RuleFor(SampleSite site, string name);

    /// <summary>Runs the program down to its end, collecting its choices.</summary>
    /// <param name="program">The program.</param>
    /// <param name="run">With the leading axes that the rule wants.</param>
    /// <param name="close">Turns what was collected into the estimate.</param>
    protected Estimate Collect(Stochastic<Tensor> program, Run run, Func<CollectedProgram, Estimate> close)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(close);
        Run down = run with { Reading = Reading.Collected, Rule = this, Choices = [], IsVariational = false, Charged = null };
        return program.Evaluate(down, (value, end) =>
        {
            end.Tally.CostEvaluations += end.LeadingShape.ElementCount;
            Tensor normalised = end.Normalise(value);
            return close(new CollectedProgram(end.Charged is { } charged ? normalised - charged : normalised, end));
        });
    }
}
