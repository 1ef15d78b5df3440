using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A baseline of 0.</summary>
public sealed class NoBaseline : Baseline
{
    /// <inheritdoc/>
    public override Tensor Predict(SampleSite site, Run run)
    {
        ArgumentNullException.ThrowIfNull(site);
        return Tensor.Full([], 0, site.Distribution.Template);
    }
}
