using Variate.Programs;

namespace Variate.Estimators;

/// <summary>The part of a choice in the coupled pass: a hard sample, whose latent noise is found again.</summary>
internal sealed class RelaxedChoiceRule : ChoiceRule
{
    public override string Name => "coupled-rebar";

    public override Choice Make(SampleSite site, Run run, string name)
    {
        if (site.Distribution is not ILatentNoise)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: coupled-rebar relaxes bits and categories, and {site.Distribution.GetType().Name} is {site.Distribution.Support}. Use an estimator of each choice: pathwise for a reparameterised law, rebar for bits.");
        }

        return Choice.Drawn(site, run, name, this);
    }
}
