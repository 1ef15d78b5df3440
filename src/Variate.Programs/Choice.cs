using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A choice as a rule of a whole program made it: what the rule finds again at the end.</summary>
/// <param name="Name">The name of the choice, or its place in the program.</param>
/// <param name="Law">The law it was drawn from.</param>
/// <param name="Rule">How it was made, and what its part is at the end.</param>
/// <param name="Value">What the rest of the program saw, with all leading and batch axes: slopes are taken here.</param>
public sealed record Choice(string Name, Distribution Law, ChoiceRule Rule, Tensor Value)
{
    /// <summary>The value as a function of the parameters of the law, before the gate; null for a hard sample.</summary>
    public Tensor? Reparameterised { get; init; }

    /// <summary>Between <see cref="Reparameterised"/> and <see cref="Value"/>: weighs the gradient that flows back into the sample.</summary>
    public GradientGate? Gate { get; init; }

    /// <summary>ln q of the value, with a gradient towards the parameters of the law: the axes of the run, without the event axis.</summary>
    public Tensor LogProbability => Law.LogProbability(Value);

    /// <summary>ln q of the value, without a gradient towards the parameters of the law; the one through the value stays.</summary>
    public Tensor LogProbabilityOfStopped => Law.StopGradient().LogProbability(Value);

    /// <summary>ln q without a gradient through the value: only the one towards the parameters of the law.</summary>
    public Tensor Score => Law.LogProbability(Value.StopGradient());

    /// <summary>A hard sample, through which no gradient flows.</summary>
    public static Choice Drawn(SampleSite site, Run run, string name, ChoiceRule rule)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        Tensor value = run.Expand(site.Distribution.Draw(run)).MarkLeadingAxes(run.Leading.Count);
        return new Choice(name, site.Distribution, rule, value);
    }

    /// <summary>A sample that is differentiable in the parameters, behind a gate.</summary>
    /// <exception cref="EstimatorNotApplicableException">The law has no such sample.</exception>
    public static Choice Differentiable(SampleSite site, Run run, string name, ChoiceRule rule)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rule);
        if (site.Distribution is not IReparameterised law)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {rule.Name} differentiates through the sample, and {site.Distribution.GetType().Name} has none that is differentiable. Leave the rule of this choice out, or use one that weighs the score: vimco.");
        }

        Tensor sample = run.Expand(law.Reparameterise(run)).MarkLeadingAxes(run.Leading.Count);
        var gate = new GradientGate();
        return new Choice(name, site.Distribution, rule, sample.PassGradientThrough(gate)) { Reparameterised = sample, Gate = gate };
    }
}
