namespace Variate.Tensors.Random;

/// <summary>The smallest positive numbers of full precision. Below them a reciprocal overflows, and at 0 a logarithm is −∞.</summary>
internal static class SmallestNormal
{
    /// <summary>2⁻¹²⁶.</summary>
    public const float Float32 = 1.17549435E-38f;

    /// <summary>2⁻¹⁰²².</summary>
    public const double Float64 = 2.2250738585072014E-308;
}
