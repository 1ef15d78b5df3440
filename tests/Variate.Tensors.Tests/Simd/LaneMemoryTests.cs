using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Simd;

public unsafe class LaneMemoryTests
{
    [Fact]
    public void FirstLanes_OfEveryWidth_TouchTheirElementsOnly()
    {
        Check<Float32x1>();
        Check<Float64x1>();
        if (Avx2.IsSupported)
        {
            Check<Float32x8>();
            Check<Float64x4>();
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Check<Float32x16>();
            Check<Float64x8>();
        }
    }

    private static void Check<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        for (int count = 0; count <= TLanes.Count; count++)
        {
            Assert.Equal(Expected(TLanes.Count, count, inside: 7, outside: 0), Read(Load<TLanes>(count)));
            Assert.Equal(Expected(TLanes.Count, count, inside: 7, outside: 0), Read(LoadSingles<TLanes>(count)));
            Assert.Equal(Expected(TLanes.Count, count, inside: 5, outside: 3), Stored<TLanes>(count));
            Assert.Equal(
                Expected(TLanes.Count, count, inside: 1, outside: 2),
                Read(TLanes.Select(TLanes.MaskOfFirst(count), TLanes.Create(1), TLanes.Create(2))));
        }
    }

    private static TLanes Load<TLanes>(int count)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* memory = stackalloc byte[64];
        TLanes.Store(TLanes.Create(7), memory);
        return TLanes.LoadFirst(memory, count);
    }

    private static TLanes LoadSingles<TLanes>(int count)
        where TLanes : struct, ILanes<TLanes>
    {
        float* memory = stackalloc float[16];
        new Span<float>(memory, 16).Fill(7);
        return TLanes.LoadFirstSingles(memory, count);
    }

    private static double[] Stored<TLanes>(int count)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* memory = stackalloc byte[64];
        TLanes.Store(TLanes.Create(3), memory);
        TLanes.StoreFirst(TLanes.Create(5), memory, count);
        return Read(TLanes.Load(memory));
    }

    private static double[] Expected(int lanes, int count, double inside, double outside) =>
        [.. Enumerable.Range(0, lanes).Select(lane => lane < count ? inside : outside)];

    private static double[] Read<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* memory = stackalloc byte[64];
        TLanes.Store(lanes, memory);
        double[] values = new double[TLanes.Count];
        for (int lane = 0; lane < values.Length; lane++)
        {
            values[lane] = TLanes.IsDouble ? ((double*)memory)[lane] : ((float*)memory)[lane];
        }

        return values;
    }
}
