using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The leave-one-out learning signal.</summary>
internal static class LeaveOneOut
{
    /// <summary>fₖ − (1/(K−1)) Σ_{j≠k} fⱼ = (fₖ − f̄)·K/(K−1) along one axis.</summary>
    internal static Tensor Signal(Tensor costs, int axis)
    {
        double count = costs.Shape[axis];
        Tensor mean = costs.SumAxis(axis, keepAxis: true) / count;
        return (costs - mean) * (count / (count - 1));
    }
}
