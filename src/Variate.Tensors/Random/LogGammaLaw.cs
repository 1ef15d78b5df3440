namespace Variate.Tensors.Random;

/// <summary>The law of ln x, x ~ Gamma(a, 1).</summary>
internal readonly unsafe struct LogGammaLaw : IShapedLaw
{
    /// <inheritdoc/>
    public static int ParameterCount => 1;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        MarsagliaTsang.Draw(key, chunk, y);
        GammaBoost.ToLogs(key, chunk, y);
    }
}
