namespace Variate.Tensors.Random;

/// <summary>Von Mises' law on (−π, π) about 0, with density ∝ exp(κ cos y), by rejection from a wrapped Cauchy law.</summary>
/// <remarks>
/// <para>With: r = (1 + √(1 + 4κ²))/(2κ), y = 2 atan(√((r − 1)/(r + 1)) tan(πw/2)), w uniform on (−1, 1), u uniform. Takes y where
/// ln u ≤ ln c + 1 − c with c = κ(r − cos y). Two tries in three succeed, or more.</para>
/// <para>Written for the half angle t = tan(y/2), with cos y = 1 − 2t²/(1 + t²), where a large κ costs no digits; the r of the source,
/// (1 + ρ²)/(2ρ), is the same number.</para>
/// <para>Try t of element i is the block of counter i of <c>key.For(t)</c>. Source: [Best1979].</para>
/// </remarks>
internal readonly unsafe struct VonMisesLaw : IShapedLaw
{
    /// <inheritdoc/>
    public static int ParameterCount => 1;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        new Span<double>(y, chunk.Count).Fill(double.NaN);
        int open = chunk.Count;
        for (ulong attempt = 0; open > 0; attempt++)
        {
            RandomKey tries = key.For(attempt);
            for (int i = 0; i < chunk.Count; i++)
            {
                if (double.IsNaN(y[i]))
                {
                    y[i] = Try(tries, chunk.Start + (ulong)i, chunk.First[i]);
                    open -= double.IsNaN(y[i]) ? 0 : 1;
                }
            }
        }
    }

    /// <summary>One try; NaN where it is refused.</summary>
    private static double Try(RandomKey key, ulong element, double concentration)
    {
        (ulong low, ulong high) = Philox.Block(key.Key, element, key.Stream);

        // 2κ(r − 1) = 1 + √(1 + 4κ²) − 2κ, whose difference of two large numbers is 1/(√(1 + 4κ²) + 2κ).
        double length = Math.Sqrt(1 + (4 * concentration * concentration));
        double excess = 1 + (1 / (length + (2 * concentration)));
        double ratio = Math.Sqrt(excess / (1 + length + (2 * concentration)));
        double halfTangent = ratio * Math.Tan(Math.PI * (UniformMap.ToDouble(low) - 0.5));
        double versine = 2 / (1 + (1 / (halfTangent * halfTangent)));
        double c = (excess / 2) + (concentration * versine);
        return Math.Log(UniformMap.ToDouble(high)) <= Math.Log(c) + 1 - c ? 2 * Math.Atan(halfTangent) : double.NaN;
    }
}
