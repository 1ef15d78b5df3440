using System.Runtime.Intrinsics;
using Variate.Tensors.Random;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Random;

/// <summary>Every register width gives the bits of the scalar lanes.</summary>
public sealed unsafe class WidthTests
{
    private const int GroupBytes = Philox.GroupWords * sizeof(uint);

    private const int ByteCount = 32 * GroupBytes;

    private delegate void Transform(byte* begin, byte* end);

    [Fact]
    public void Map_NegativeLog_HasTheBitsOfTheScalarLanes()
    {
        CheckMap<NegativeLogTransform>();
    }

    [Fact]
    public void Map_Logistic_HasTheBitsOfTheScalarLanes()
    {
        CheckMap<LogisticTransform>();
    }

    [Fact]
    public void Transform_Normal_HasTheBitsOfTheScalarLanes()
    {
        CheckSingles(NormalLaw.Transform<Float32x1>, NormalLaw.Transform<Float32x8>, NormalLaw.Transform<Float32x16>);
        CheckDoubles(NormalLaw.Transform<Float64x1>, NormalLaw.Transform<Float64x4>, NormalLaw.Transform<Float64x8>);
    }

    private static void CheckMap<TTransform>()
        where TTransform : struct, ILaneTransform
    {
        CheckSingles(
            LaneMap<TTransform>.Map<Float32x1>, LaneMap<TTransform>.Map<Float32x8>, LaneMap<TTransform>.Map<Float32x16>);
        CheckDoubles(
            LaneMap<TTransform>.Map<Float64x1>, LaneMap<TTransform>.Map<Float64x4>, LaneMap<TTransform>.Map<Float64x8>);
    }

    private static void CheckSingles(Transform scalar, Transform middle, Transform wide)
    {
        Check(ElementType.Float32, scalar, middle, wide);
    }

    private static void CheckDoubles(Transform scalar, Transform middle, Transform wide)
    {
        Check(ElementType.Float64, scalar, middle, wide);
    }

    private static void Check(ElementType type, Transform scalar, Transform middle, Transform wide)
    {
        byte[] expected = Run(type, scalar);
        if (Vector256.IsHardwareAccelerated)
        {
            Assert.Equal(expected, Run(type, middle));
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Assert.Equal(expected, Run(type, wide));
        }
    }

    private static byte[] Run(ElementType type, Transform transform)
    {
        byte[] y = new byte[ByteCount];
        fixed (byte* pointer = y)
        {
            int count = ByteCount / (type == ElementType.Float32 ? sizeof(float) : sizeof(double));
            RandomFill.Uniform(type, RandomKey.FromSeed(4), pointer, count, null);
            transform(pointer, pointer + ByteCount);
        }

        return y;
    }
}
