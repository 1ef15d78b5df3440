using Variate.Tensors;

namespace Variate.Programs;

/// <summary>ln p(z) of a law of the model: a cost −ln p(z) of an expectation, a term by itself for a rule of the whole program.</summary>
internal sealed class PriorCharge(PriorTerm prior) : Stochastic<Charged>
{
    public override Estimate Evaluate(Run run, Continuation<Charged> rest)
    {
        if (run.Reading == Reading.Collected)
        {
            return rest(default, run with { Priors = run.Priors.Add(prior) });
        }

        Tensor logProbability = run.Normalise(prior.Law.LogProbability(prior.Value));
        return rest(default, run).AddCost(-logProbability);
    }
}
