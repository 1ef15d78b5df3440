using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Random;

/// <summary>Brings draws of Gamma(a + 1, 1) down to Gamma(a, 1) where a is below 1, on the log scale.</summary>
/// <remarks>
/// x·u^(1/a) is a draw of Gamma(a, 1) if x is one of Gamma(a + 1, 1) and u is uniform. At a = 0.01 half of these underflow in float32, and
/// at a = 0.001 half of them in float64; their logarithms ln x + (ln u)/a never do. Source: [Marsaglia2000] §6.
/// </remarks>
[SkipLocalsInit]
internal static unsafe class GammaBoost
{
    private const string Purpose = "boost";

    /// <summary>Replaces the draws of <see cref="MarsagliaTsang"/> by the logarithms of draws of Gamma(a, 1).</summary>
    public static void ToLogs(RandomKey key, ShapedChunk chunk, double* y)
    {
        double* uniforms = stackalloc double[ShapedChunk.LargestCount];
        chunk.Fill<UniformLaw>(key.For(Purpose), uniforms);
        if (Vector512.IsHardwareAccelerated)
        {
            ToLogs<Float64x8>(chunk, uniforms, y);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            ToLogs<Float64x4>(chunk, uniforms, y);
        }
        else
        {
            ToLogs<Float64x1>(chunk, uniforms, y);
        }
    }

    /// <summary>As <see cref="ToLogs(RandomKey, ShapedChunk, double*)"/>, given the uniform draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ToLogs<TLanes>(ShapedChunk chunk, double* uniforms, double* y)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int i = 0; i < chunk.Count; i += TLanes.Count)
        {
            TLanes shape = TLanes.Load(chunk.First + i);
            TLanes isBelowOne = TLanes.LessThan(shape, TLanes.Create(1));
            TLanes log = LogarithmLanes.Log(TLanes.Load(y + i));
            if (TLanes.Any(isBelowOne))
            {
                TLanes boosted = log + (LogarithmLanes.Log(TLanes.Load(uniforms + i)) / shape);
                log = TLanes.Select(isBelowOne, boosted, log);
            }

            TLanes.Store(log, y + i);
        }
    }
}
