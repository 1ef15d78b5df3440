using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.Simd;

/// <summary>Sixteen binary32 lanes in an AVX-512 register.</summary>
internal readonly unsafe struct Float32x16 : ILanes<Float32x16>
{
    private readonly Vector512<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Float32x16(Vector512<float> value)
    {
        _value = value;
    }

    public static int Count => Vector512<float>.Count;

    public static int ElementSize => sizeof(float);

    public static bool IsDouble => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 operator +(Float32x16 a, Float32x16 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 operator -(Float32x16 a, Float32x16 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 operator *(Float32x16 a, Float32x16 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 operator /(Float32x16 a, Float32x16 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 operator -(Float32x16 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Load(void* source) => new(Vector512.Load((float*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 LoadFirst(void* source, int count) => new(Avx512F.MaskLoad((float*)source, MaskOfFirst(count)._value, Vector512<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 LoadRepeated(void* source) => new(Vector512.Create(*(float*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 LoadSingles(void* source) => Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 LoadFirstSingles(void* source, int count) => LoadFirst(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float32x16 a, void* destination) => a._value.Store((float*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Float32x16 a, void* destination, int count) => Avx512F.MaskStore((float*)destination, MaskOfFirst(count)._value, a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 MaskOfFirst(int count) => new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Create(double value) => new(Vector512.Create((float)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 FusedMultiplyAdd(Float32x16 a, Float32x16 b, Float32x16 c) => new(Avx512F.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Maximum(Float32x16 a, Float32x16 b) => new(Avx512F.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Minimum(Float32x16 a, Float32x16 b) => new(Avx512F.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Abs(Float32x16 a) => new(Vector512.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Sqrt(Float32x16 a) => new(Vector512.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 CopySign(Float32x16 magnitude, Float32x16 sign) => new(Vector512.CopySign(magnitude._value, sign._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Round(Float32x16 a) => new(Avx512F.RoundScale(a._value, 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Scale(Float32x16 a, Float32x16 n) => new(Avx512F.Scale(a._value, n._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Split(Float32x16 a, out Float32x16 exponent)
    {
        // Interval [3/4, 3/2); a negative source gives NaN.
        const byte Control = 0b1011;
        Vector512<float> mantissa = Avx512F.GetMantissa(a._value, Control);
        Vector512<float> floor = Avx512F.GetExponent(a._value);
        var halved = Vector512.LessThan(mantissa, Vector512<float>.One);
        exponent = new(Vector512.ConditionalSelect(halved, floor + Vector512<float>.One, floor));
        return new(mantissa);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 LessThan(Float32x16 a, Float32x16 b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 AreEqual(Float32x16 a, Float32x16 b) => new(Vector512.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x16 Select(Float32x16 mask, Float32x16 whenTrue, Float32x16 whenFalse) =>
        new(Vector512.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Float32x16 mask) => Vector512.ExtractMostSignificantBits(mask._value) != 0;
}
