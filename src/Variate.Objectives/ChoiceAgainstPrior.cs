using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>A choice that charges its divergence from a prior, and nothing at its sample.</summary>
internal sealed class ChoiceAgainstPrior(SampleSite choice, Distribution prior) : Stochastic<Tensor>
{
    public override Estimate Evaluate(Run run, Continuation<Tensor> rest)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Reading == Reading.Collected)
        {
            throw new EstimatorNotApplicableException(
                $"{choice.NameAt(run)}: {run.Rule!.Name} needs ln q and ln p of every sample, and this choice charges their divergence in closed form. Write .Via(..) without .Against(prior), and add ln p of the sample to what the program gives.");
        }

        // Charged before the choice: its estimator would take it for a part of its signal.
        return Stochastic.Charge(DivergenceAt(run)).Evaluate(run, (_, charged) => choice.Evaluate(
            charged with { IsVariational = false },
            (value, after) => rest(value, after with { IsVariational = run.IsVariational })));
    }

    private Tensor DivergenceAt(Run run)
    {
        try
        {
            return Divergence.KullbackLeibler(choice.Distribution, prior).Value;
        }
        catch (NotSupportedException missing)
        {
            // Which pairs have one is known only to the divergences; here the choice has a name.
            throw new EstimatorNotApplicableException(
                $"{choice.NameAt(run)}: its divergence from the prior, KL({choice.Distribution.GetType().Name} ‖ {prior.GetType().Name}), has no closed form. Leave .Against(prior) out, and add ln p of the sample to what the program gives.",
                missing);
        }
    }
}
