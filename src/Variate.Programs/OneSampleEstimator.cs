using Variate.Tensors;

namespace Variate.Programs;

/// <summary>An estimator that adds its terms to one given sample: what Rao-Blackwellisation and axes of samples can wrap.</summary>
public abstract class OneSampleEstimator : Estimator
{
    /// <inheritdoc/>
    public sealed override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        return ApplyAt(site, run, site.Distribution.Draw(run), rest);
    }

    /// <summary>The estimate at this choice, given its sample.</summary>
    /// <param name="site">The choice and its law.</param>
    /// <param name="run">The run at the choice.</param>
    /// <param name="sample">[leading.., batch.., event].</param>
    /// <param name="rest">What follows, as a function of the value.</param>
    public abstract Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest);
}
