using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A baseline of 0.</summary>
public sealed class NoBaseline : Baseline
{
    /// <inheritdoc/>
    public override Tensor Predict(Tensor costs, Run run) => Tensor.Full([], 0, costs);
}
