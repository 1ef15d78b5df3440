using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Samples of laws over positive numbers, as the laws themselves round them.</summary>
internal static class PositiveNumbers
{
    private const double SmallestNormalFloat32 = 1.17549435082228750797e-38;
    private const double SmallestNormalFloat64 = 2.2250738585072014e-308;

    /// <summary>The numbers, but for those below the smallest positive normal number, which become that number.</summary>
    internal static Tensor Clamp(Tensor value)
    {
        double smallest = value.ElementType == ElementType.Float32 ? SmallestNormalFloat32 : SmallestNormalFloat64;
        return Tensor.Maximum(value, Tensor.Full([], smallest, value));
    }
}
