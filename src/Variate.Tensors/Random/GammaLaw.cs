using System.Runtime.CompilerServices;

namespace Variate.Tensors.Random;

/// <summary>Gamma(a, 1): the exponential of the draw of <see cref="LogGammaLaw"/>, without the rounding of a logarithm where a ≥ 1.</summary>
[SkipLocalsInit]
internal readonly unsafe struct GammaLaw : IShapedLaw
{
    /// <inheritdoc/>
    public static int ParameterCount => 1;

    /// <inheritdoc/>
    public static bool IsPositive => true;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        double* logs = stackalloc double[ShapedChunk.LargestCount];
        MarsagliaTsang.Draw(key, chunk, y);
        if (!IsAnyBelowOne(chunk))
        {
            return;
        }

        new ReadOnlySpan<double>(y, chunk.Count).CopyTo(new Span<double>(logs, chunk.Count));
        GammaBoost.ToLogs(key, chunk, logs);
        for (int i = 0; i < chunk.Count; i++)
        {
            y[i] = chunk.First[i] < 1 ? Math.Exp(logs[i]) : y[i];
        }
    }

    private static bool IsAnyBelowOne(ShapedChunk chunk)
    {
        for (int i = 0; i < chunk.Count; i++)
        {
            if (chunk.First[i] < 1)
            {
                return true;
            }
        }

        return false;
    }
}
