using System.Runtime.CompilerServices;

namespace Variate.Tensors.Random;

/// <summary>The law of ln x − ln(1 − x), x ~ Beta(a, b): the difference of the logarithms of two gamma draws.</summary>
[SkipLocalsInit]
internal readonly unsafe struct LogitBetaLaw : IShapedLaw
{
    /// <inheritdoc/>
    public static int ParameterCount => 2;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        double* others = stackalloc double[ShapedChunk.LargestCount];
        (RandomKey left, RandomKey right) = key.Split();
        LogGammaLaw.Draw(left, chunk, y);
        LogGammaLaw.Draw(right, chunk.With(chunk.Second), others);
        for (int i = 0; i < chunk.Count; i++)
        {
            y[i] -= others[i];
        }
    }
}
