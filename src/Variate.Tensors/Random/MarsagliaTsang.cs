using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Random;

/// <summary>Draws of Gamma(a, 1) for a ≥ 1 by rejection from a cubed normal.</summary>
/// <remarks>
/// <para>With: d = a − 1/3, v = (1 + x/√(9d))³, x normal, u uniform. Takes d·v where v is positive and ln u is below x²/2 + d(1 − v + ln v), which
/// is certain where u is below 1 − 0.0331x⁴. One try in twenty fails at a = 1, fewer above.</para>
/// <para>Try t of element i reads element i of the two keys into which <c>key.For(t)</c> splits: nothing depends on the tries of
/// other elements. The first try is made for a whole chunk at once; the few elements that it leaves open are finished one by one.</para>
/// <para>Source: [Marsaglia2000].</para>
/// </remarks>
[SkipLocalsInit]
internal static unsafe class MarsagliaTsang
{
    private const double Third = 1.0 / 3;

    // Of [Marsaglia2000]: the largest multiple of x⁴ below which the quick test never takes what the exact one refuses.
    private const double Squeeze = 0.0331;

    /// <summary>Draws Gamma(a, 1), or Gamma(a + 1, 1) where a is below 1: <see cref="GammaBoost"/> makes up for it.</summary>
    /// <param name="key">Whose draws.</param>
    /// <param name="chunk">The elements; their first parameter is a.</param>
    /// <param name="y">Receives the draws.</param>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        double* normals = stackalloc double[ShapedChunk.LargestCount];
        double* uniforms = stackalloc double[ShapedChunk.LargestCount];
        (RandomKey normalKey, RandomKey uniformKey) = key.For(0).Split();
        chunk.Fill<NormalLaw>(normalKey, normals);
        chunk.Fill<UniformLaw>(uniformKey, uniforms);
        if (Vector512.IsHardwareAccelerated)
        {
            TryFirst<Float64x8>(chunk, normals, uniforms, y);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            TryFirst<Float64x4>(chunk, normals, uniforms, y);
        }
        else
        {
            TryFirst<Float64x1>(chunk, normals, uniforms, y);
        }

        for (int i = 0; i < chunk.Count; i++)
        {
            if (double.IsNaN(y[i]))
            {
                double shape = chunk.First[i];
                y[i] = Finish(key, chunk.Start + (ulong)i, shape < 1 ? shape + 1 : shape, normals[i], uniforms[i]);
            }
        }
    }

    /// <summary>The first try of every element by the quick test; NaN where that leaves it open.</summary>
    /// <remarks>The quick test takes only |x| below 2.35, where v is positive for every a ≥ 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TryFirst<TLanes>(ShapedChunk chunk, double* normals, double* uniforms, double* y)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        for (int i = 0; i < chunk.Count; i += TLanes.Count)
        {
            TLanes shape = TLanes.Load(chunk.First + i);
            TLanes raised = TLanes.Select(TLanes.LessThan(shape, one), shape + one, shape);
            TLanes d = raised - TLanes.Create(Third);
            TLanes x = TLanes.Load(normals + i);
            TLanes root = one + (x / (TLanes.Create(3) * TLanes.Sqrt(d)));
            TLanes square = x * x;
            TLanes limit = one - (TLanes.Create(Squeeze) * square * square);
            TLanes isTaken = TLanes.LessThan(TLanes.Load(uniforms + i), limit);
            TLanes.Store(TLanes.Select(isTaken, d * root * root * root, TLanes.Create(double.NaN)), y + i);
        }
    }

    private static double Finish(RandomKey key, ulong element, double shape, double normal, double uniform)
    {
        double d = shape - Third;
        for (ulong attempt = 1; !IsTaken(d, normal, uniform); attempt++)
        {
            (RandomKey normalKey, RandomKey uniformKey) = key.For(attempt).Split();
            normal = normalKey.Normal(element);
            uniform = uniformKey.Uniform(element);
        }

        return d * CubeOf(d, normal);
    }

    private static bool IsTaken(double d, double x, double u)
    {
        double v = CubeOf(d, x);
        return v > 0 && Math.Log(u) < (x * x / 2) + (d * (1 - v + Math.Log(v)));
    }

    private static double CubeOf(double d, double x)
    {
        double root = 1 + (x / (3 * Math.Sqrt(d)));
        return root * root * root;
    }
}
