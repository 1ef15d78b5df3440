using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A pass through a whole program in which every choice is replaced by a function of its law: its mean, or its relaxation.</summary>
/// <remarks>Laws see the replaced values of earlier choices. Everything is live in it: it is a true function of what the values depend on.</remarks>
/// <param name="ruleName">The name of the rule that wants the pass, for messages.</param>
/// <param name="value">The value of a choice: [.., event].</param>
internal sealed class ReplacedChoices(string ruleName, Func<SampleSite, Run, string, Tensor> value) : ProgramRule
{
    public override string Name => ruleName;

    /// <summary>The cost of one pass: [leading.., batch..].</summary>
    public override Estimate Apply(Stochastic<Tensor> program, Run run)
        => Collect(program, run, collected => new Estimate(CollectedCost.Live(collected, run)));

    public override ChoiceRule RuleFor(SampleSite site, string name) => new ReplacedChoiceRule(ruleName, value);

    /// <summary>The cost of one pass, for a rule that differentiates it.</summary>
    /// <exception cref="EstimatorNotApplicableException">A step cut the gradient.</exception>
    internal Tensor DifferentiableCost(Stochastic<Tensor> program, Run run)
    {
        Tensor cost = Apply(program, run).Base;
        return cost.IsSevered
            ? throw new EstimatorNotApplicableException(
                $"{ruleName} differentiates the cost, and a step (Step, Sign) in the program cuts the gradient. Use estimators that need no derivative: score-function, leave-one-out, enumeration.")
            : cost;
    }
}
