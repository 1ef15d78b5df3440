using System.Collections.Immutable;
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
        Run down = run with { Reading = Reading.Collected, Rule = this, Choices = [], Priors = [], IsVariational = false, Charged = null };
        return program.Evaluate(down, (value, end) =>
        {
            end.Tally.CostEvaluations += end.LeadingShape.ElementCount;
            return close(new CollectedProgram(end.Normalise(value), end.Charged, end));
        });
    }

    /// <summary>The cost with every choice relaxed on a given noise of its latent, and its slope at each noise.</summary>
    /// <param name="program">The program, which gives a cost.</param>
    /// <param name="run">The run at its beginning.</param>
    /// <param name="noises">One leaf a choice, in the order of the program, with all leading and batch axes.</param>
    /// <param name="relaxation">How choices relax.</param>
    /// <param name="isDifferentiable">Whether cost and slopes stay differentiable, in the temperature for instance.</param>
    /// <returns>A value and slopes, never a path to parameters.</returns>
    /// <exception cref="EstimatorNotApplicableException">A step cut the gradient, or there are more choices than noises.</exception>
    protected CostAndSlopes Relax(
        Stochastic<Tensor> program,
        Run run,
        ImmutableArray<Tensor> noises,
        Relaxation relaxation,
        bool isDifferentiable)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(run);
        // The choices were checked when they were collected; here they have no estimators that a dry run could check.
        Run down = run with { Reading = Reading.Relaxed, Relaxation = relaxation, LatentNoises = noises, IsDryRun = false };
        Estimate relaxed = program.Evaluate(down);
        if (relaxed.Base.IsSevered)
        {
            throw new EstimatorNotApplicableException(
                $"{Name} differentiates the relaxed cost, and a step (Step, Sign) in the program cuts the gradient. Use estimators that need no derivative: score-function, leave-one-out, enumeration.");
        }

        ImmutableArray<Tensor> slopes = Gradient.Of(relaxed.Base, noises.AsSpan(), isDifferentiable);
        return new CostAndSlopes(isDifferentiable ? relaxed.Base : relaxed.Base.StopGradient(), slopes);
    }
}
