using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Random;

/// <summary>The standard normal law; see <see cref="BoxMuller"/>.</summary>
internal readonly unsafe struct NormalLaw : ILaw
{
    private const int GroupBytes = Philox.GroupWords * sizeof(uint);

    private const int HalfBytes = GroupBytes / 2;

    /// <inheritdoc/>
    public static void ToSingle(uint* words, int count)
    {
        for (int i = 0; i < count; i += Philox.GroupWords)
        {
            PrepareSingle(words + i);
        }

        byte* end = (byte*)(words + count);
        if (Vector512.IsHardwareAccelerated)
        {
            Transform<Float32x16>((byte*)words, end);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Transform<Float32x8>((byte*)words, end);
        }
        else
        {
            Transform<Float32x1>((byte*)words, end);
        }
    }

    /// <inheritdoc/>
    public static void ToDouble(ulong* words, int count)
    {
        UniformLaw.ToDouble(words, count);
        for (int i = 0; i < count; i += Philox.GroupWords / 2)
        {
            CentreDouble((double*)(words + i + BoxMuller.DoublePartner));
        }

        byte* end = (byte*)(words + count);
        if (Vector512.IsHardwareAccelerated)
        {
            Transform<Float64x8>((byte*)words, end);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Transform<Float64x4>((byte*)words, end);
        }
        else
        {
            Transform<Float64x1>((byte*)words, end);
        }
    }

    /// <summary>Replaces each group of u and t, half and half, by cosines and sines of length √(−2 log u).</summary>
    /// <param name="group">The first group.</param>
    /// <param name="end">Behind the last group.</param>
    public static void Transform<TLanes>(byte* group, byte* end)
        where TLanes : struct, ILanes<TLanes>
    {
        for (byte* u = group; u < end; u += GroupBytes)
        {
            Lengthen<TLanes>(u);
        }

        for (byte* u = group; u < end; u += GroupBytes)
        {
            Rotate<TLanes>(u);
        }
    }

    /// <summary>Replaces u by √(−2 log u).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lengthen<TLanes>(byte* group)
        where TLanes : struct, ILanes<TLanes>
    {
        for (byte* u = group; u < group + HalfBytes; u += Unsafe.SizeOf<TLanes>())
        {
            TLanes.Store(TLanes.Sqrt(TLanes.Create(-2) * LogarithmLanes.Log(TLanes.Load(u))), u);
        }
    }

    /// <summary>Replaces the length r and t by r cos 2πt and r sin 2πt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate<TLanes>(byte* group)
        where TLanes : struct, ILanes<TLanes>
    {
        for (byte* r = group; r < group + HalfBytes; r += Unsafe.SizeOf<TLanes>())
        {
            TLanes radius = TLanes.Load(r);
            TLanes sine = TrigonometryLanes.SinCosOfTurns(TLanes.Load(r + HalfBytes), out TLanes cosine);
            TLanes.Store(radius * cosine, r);
            TLanes.Store(radius * sine, r + HalfBytes);
        }
    }

    /// <summary>One group of words to u = (k + ½) 2⁻³¹, k the 31 upper bits, and t = s 2⁻³², s the word with its sign.</summary>
    /// <remarks>Conversions of signed integers round alike on every machine; those of unsigned ones are emulated on some.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PrepareSingle(uint* group)
    {
        float* u = (float*)group;
        float* t = u + BoxMuller.SinglePartner;
        for (int i = 0; i < BoxMuller.SinglePartner; i += Vector256<float>.Count)
        {
            var k = Vector256.ConvertToSingle((Vector256.Load(group + i) >>> 1).AsInt32());
            var s = Vector256.ConvertToSingle(Vector256.Load((int*)t + i));
            (k * Vector256.Create(BoxMuller.SingleCell) + Vector256.Create(BoxMuller.SingleCell / 2)).Store(u + i);
            (s * Vector256.Create(BoxMuller.SingleCell / 2)).Store(t + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CentreDouble(double* t)
    {
        for (int i = 0; i < BoxMuller.DoublePartner; i += Vector256<double>.Count)
        {
            (Vector256.Load(t + i) - Vector256.Create(0.5)).Store(t + i);
        }
    }
}
