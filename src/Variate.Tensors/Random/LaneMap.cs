using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Random;

/// <summary>Applies a transform to the elements of whole groups in place, with the widest registers of the machine.</summary>
internal static unsafe class LaneMap<TTransform>
    where TTransform : struct, ILaneTransform
{
    /// <summary>Transforms <paramref name="count"/> float32 elements.</summary>
    public static void Singles(void* y, int count)
    {
        byte* end = (byte*)y + (nint)count * sizeof(float);
        if (Vector512.IsHardwareAccelerated)
        {
            Map<Float32x16>((byte*)y, end);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Map<Float32x8>((byte*)y, end);
        }
        else
        {
            Map<Float32x1>((byte*)y, end);
        }
    }

    /// <summary>Transforms <paramref name="count"/> float64 elements.</summary>
    public static void Doubles(void* y, int count)
    {
        byte* end = (byte*)y + (nint)count * sizeof(double);
        if (Vector512.IsHardwareAccelerated)
        {
            Map<Float64x8>((byte*)y, end);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Map<Float64x4>((byte*)y, end);
        }
        else
        {
            Map<Float64x1>((byte*)y, end);
        }
    }

    /// <summary>Applies the transform in place; whole groups leave no tail for any width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<TLanes>(byte* y, byte* end)
        where TLanes : struct, ILanes<TLanes>
    {
        for (; y < end; y += Unsafe.SizeOf<TLanes>())
        {
            TLanes.Store(TTransform.Apply(TLanes.Load(y)), y);
        }
    }
}
