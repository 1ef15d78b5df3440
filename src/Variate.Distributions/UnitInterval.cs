using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Values and samples of laws on the open interval (0, 1).</summary>
internal static class UnitInterval
{
    /// <summary>1 where a value is inside, else 0.</summary>
    internal static Tensor Contains(Tensor value)
    {
        Tensor x = value.StopGradient();
        return x.Step() * (1 - x).Step();
    }

    /// <summary>The value where it is inside, else ½.</summary>
    internal static Tensor Inside(Tensor value, Tensor isInside) => Tensor.Where(isInside, value, Tensor.Full([], 0.5, value));

    /// <summary>The value, or the end of the interval that is nearest.</summary>
    internal static Tensor Clip(Tensor value) => -Tensor.Maximum(-value.Relu(), Tensor.Full([], -1, value));

    /// <summary>The sigmoid of a logit, moved off the ends of the interval by one number.</summary>
    internal static Tensor Sigmoid(Tensor logit)
    {
        double last = logit.ElementType == ElementType.Float32 ? MathF.BitDecrement(1) : Math.BitDecrement(1);
        return -Tensor.Maximum(-PositiveSupport.Clamp(logit.Sigmoid()), Tensor.Full([], -last, logit));
    }
}
