using System.Runtime.Intrinsics;
using Variate.Tensors.Random;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Random;

/// <summary>The vector steps of the gamma draws give the bits of one lane at every width.</summary>
public sealed unsafe class GammaWidthTests
{
    private const int Groups = 3;
    private const int Count = Groups * ShapedChunk.GroupElements;

    private static readonly double[] Shapes = [.. Enumerable.Range(0, Count).Select(i => Math.Pow(10, (i % 13) - 4))];

    private delegate void Step(ShapedChunk chunk, double* normals, double* uniforms, double* y);

    [Fact]
    public void TryFirst_AnyWidth_GivesTheSameBits()
    {
        double[] single = Run(MarsagliaTsang.TryFirst<Float64x1>);

        Assert.Contains(single, double.IsNaN);
        Assert.Equal(single, Run(MarsagliaTsang.TryFirst<Float64x4>));
        if (Vector512.IsHardwareAccelerated)
        {
            Assert.Equal(single, Run(MarsagliaTsang.TryFirst<Float64x8>));
        }
    }

    [Fact]
    public void ToLogs_AnyWidth_GivesTheSameBits()
    {
        double[] single = Run(Boost<Float64x1>);

        Assert.Equal(single, Run(Boost<Float64x4>));
        if (Vector512.IsHardwareAccelerated)
        {
            Assert.Equal(single, Run(Boost<Float64x8>));
        }
    }

    private static void Boost<TLanes>(ShapedChunk chunk, double* normals, double* uniforms, double* y)
        where TLanes : struct, ILanes<TLanes>
    {
        new ReadOnlySpan<double>(uniforms, chunk.Count).CopyTo(new Span<double>(y, chunk.Count));
        GammaBoost.ToLogs<TLanes>(chunk, uniforms, y);
    }

    private static double[] Run(Step step)
    {
        double[] y = new double[Count];
        double* normals = stackalloc double[Count];
        double* uniforms = stackalloc double[Count];
        fixed (double* shapes = Shapes, draws = y)
        {
            var chunk = new ShapedChunk(0, Groups, shapes, shapes);
            chunk.Fill<NormalLaw>(RandomKey.FromSeed(1), normals);
            chunk.Fill<UniformLaw>(RandomKey.FromSeed(2), uniforms);
            step(chunk, normals, uniforms, draws);
        }

        return y;
    }
}
