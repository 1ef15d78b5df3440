using System.Runtime.CompilerServices;

namespace Variate.Tensors.Random;

/// <summary>Student's law with ν degrees of freedom: x/√(2g/ν), x normal, g ~ Gamma(ν/2, 1), on the log scale of g.</summary>
[SkipLocalsInit]
internal readonly unsafe struct StudentTLaw : IShapedLaw
{
    /// <inheritdoc/>
    public static int ParameterCount => 1;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        double* halves = stackalloc double[ShapedChunk.LargestCount];
        double* logs = stackalloc double[ShapedChunk.LargestCount];
        for (int i = 0; i < chunk.Count; i++)
        {
            halves[i] = chunk.First[i] / 2;
        }

        (RandomKey normals, RandomKey gammas) = key.Split();
        chunk.Fill<NormalLaw>(normals, y);
        LogGammaLaw.Draw(gammas, chunk.With(halves), logs);
        for (int i = 0; i < chunk.Count; i++)
        {
            y[i] *= Math.Exp((Math.Log(halves[i]) - logs[i]) / 2);
        }
    }
}
