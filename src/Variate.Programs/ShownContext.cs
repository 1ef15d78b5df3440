using Variate.Tensors;

namespace Variate.Programs;

/// <summary>Data that the estimators of later choices may look at.</summary>
internal sealed class ShownContext(Tensor data) : Stochastic<Tensor>
{
    public override Estimate Evaluate(Run run, Continuation<Tensor> rest) => rest(data, run with { Context = data.StopGradient() });
}
