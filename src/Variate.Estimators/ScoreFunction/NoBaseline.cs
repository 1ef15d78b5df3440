using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.ScoreFunction;

/// <summary>A baseline of 0.</summary>
public sealed class NoBaseline : Baseline
{
    /// <inheritdoc/>
    public override Tensor For(Tensor costs, Run run) => Tensor.Full([], 0, costs);
}
