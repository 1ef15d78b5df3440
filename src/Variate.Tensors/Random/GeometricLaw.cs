namespace Variate.Tensors.Random;

/// <summary>The geometric law on 0, 1, … with hazard h = −ln(1 − p): ⌊e/h⌋ for an exponential e, since P(y ≥ k) = e^(−h·k).</summary>
internal readonly unsafe struct GeometricLaw : IShapedLaw
{
    /// <inheritdoc/>
    public static int ParameterCount => 1;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        chunk.Fill<TransformedLaw<NegativeLogTransform>>(key, y);
        for (int i = 0; i < chunk.Count; i++)
        {
            y[i] = Math.Floor(y[i] / chunk.First[i]);
        }
    }
}
