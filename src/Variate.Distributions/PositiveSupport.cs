using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Log-densities of laws over positive numbers: −∞ elsewhere, with gradients that are 0 there and not NaN.</summary>
internal static class PositiveSupport
{
    /// <summary>1 where a value is positive, else 0.</summary>
    internal static Tensor Contains(Tensor value) => value.StopGradient().Step();

    /// <summary>The value where it is inside, else 1: a number at which every density here is finite.</summary>
    internal static Tensor Inside(Tensor value, Tensor isInside) => Tensor.Where(isInside, value, Tensor.Full([], 1, value));

    /// <summary>The log-density where the value is inside, else −∞.</summary>
    internal static Tensor Exclude(Tensor logDensity, Tensor isInside)
        => Tensor.Where(isInside, logDensity, Tensor.Full([], double.NegativeInfinity, logDensity));

    /// <summary>The numbers, but for those below the smallest positive normal number, which become that number.</summary>
    internal static Tensor Clamp(Tensor value)
    {
        double smallest = value.ElementType == ElementType.Float32 ? MinimumNormal.Float32 : MinimumNormal.Float64;
        return Tensor.Maximum(value, Tensor.Full([], smallest, value));
    }

    private static class MinimumNormal
    {
        public const double Float32 = 1.17549435082228750797e-38;
        public const double Float64 = 2.2250738585072014e-308;
    }
}
