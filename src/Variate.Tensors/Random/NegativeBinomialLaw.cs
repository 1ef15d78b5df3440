using System.Runtime.CompilerServices;

namespace Variate.Tensors.Random;

/// <summary>The negative binomial law of r and the logit a: Poisson(g·eᵃ), g ~ Gamma(r, 1).</summary>
[SkipLocalsInit]
internal readonly unsafe struct NegativeBinomialLaw : IShapedLaw
{
    /// <inheritdoc/>
    public static int ParameterCount => 2;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        double* rates = stackalloc double[ShapedChunk.LargestCount];
        (RandomKey gammas, RandomKey counts) = key.Split();
        LogGammaLaw.Draw(gammas, chunk, rates);
        for (int i = 0; i < chunk.Count; i++)
        {
            rates[i] = Math.Exp(rates[i] + chunk.Second[i]);
        }

        PoissonLaw.Draw(counts, chunk.With(rates), y);
    }
}
