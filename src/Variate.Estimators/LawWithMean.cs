using Variate.Programs;

namespace Variate.Estimators;

/// <summary>What an estimator that expands at the mean needs of a law.</summary>
internal static class LawWithMean
{
    internal static void Check(SampleSite site, string name, EstimatorTraits traits)
    {
        if (site.Distribution is not IMean)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {traits.Name} needs a law with a mean, and {site.Distribution.GetType().Name} has none. {traits.Advice}");
        }
    }
}
