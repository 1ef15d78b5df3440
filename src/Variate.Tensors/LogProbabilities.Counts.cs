using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors;

/// <content>Counts, evaluated in float64 and rounded once.</content>
public static unsafe partial class LogProbabilities
{
    /// <summary>y ln λ − λ − ln Γ(y + 1), elementwise: the Poisson log-probability of y ≥ 0, without the cancellation of the three.</summary>
    /// <param name="value">y; broadcasts with <paramref name="rate"/>.</param>
    /// <param name="rate">λ, positive.</param>
    public static Tensor Poisson(Tensor value, Tensor rate)
    {
        Operation? operation = Tensor.AnyTracked(value, rate) ? new PoissonLogMass(value, rate) : null;
        return Pointwise.Zip3<ScalarKernel<PoissonLogMassFunction>>(value, rate, rate, operation);
    }
}
