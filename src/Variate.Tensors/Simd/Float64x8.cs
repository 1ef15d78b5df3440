using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.Simd;

/// <summary>Eight binary64 lanes in an AVX-512 register.</summary>
internal readonly unsafe struct Float64x8 : ILanes<Float64x8>
{
    private readonly Vector512<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Float64x8(Vector512<double> value)
    {
        _value = value;
    }

    public static int Count => Vector512<double>.Count;

    public static int ElementSize => sizeof(double);

    public static bool IsDouble => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 operator +(Float64x8 a, Float64x8 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 operator -(Float64x8 a, Float64x8 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 operator *(Float64x8 a, Float64x8 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 operator /(Float64x8 a, Float64x8 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 operator -(Float64x8 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Load(void* source) => new(Vector512.Load((double*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 LoadFirst(void* source, int count) => new(Avx512F.MaskLoad((double*)source, MaskOfFirst(count)._value, Vector512<double>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 LoadRepeated(void* source) => new(Vector512.Create(*(double*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 LoadSingles(void* source) => new(Avx512F.ConvertToVector512Double(Vector256.Load((float*)source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 LoadFirstSingles(void* source, int count)
    {
        Vector256<float> mask = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();
        return new(Avx512F.ConvertToVector512Double(Avx.MaskLoad((float*)source, mask)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float64x8 a, void* destination) => a._value.Store((double*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Float64x8 a, void* destination, int count) => Avx512F.MaskStore((double*)destination, MaskOfFirst(count)._value, a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 MaskOfFirst(int count) => new(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Create(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 FusedMultiplyAdd(Float64x8 a, Float64x8 b, Float64x8 c) => new(Avx512F.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Maximum(Float64x8 a, Float64x8 b) => new(Avx512F.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Minimum(Float64x8 a, Float64x8 b) => new(Avx512F.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Abs(Float64x8 a) => new(Vector512.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Sqrt(Float64x8 a) => new(Vector512.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 CopySign(Float64x8 magnitude, Float64x8 sign) => new(Vector512.CopySign(magnitude._value, sign._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Round(Float64x8 a) => new(Avx512F.RoundScale(a._value, 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Scale(Float64x8 a, Float64x8 n) => new(Avx512F.Scale(a._value, n._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Split(Float64x8 a, out Float64x8 exponent)
    {
        // Interval [3/4, 3/2); a negative source gives NaN.
        const byte Control = 0b1011;
        Vector512<double> mantissa = Avx512F.GetMantissa(a._value, Control);
        Vector512<double> floor = Avx512F.GetExponent(a._value);
        var halved = Vector512.LessThan(mantissa, Vector512<double>.One);
        exponent = new(Vector512.ConditionalSelect(halved, floor + Vector512<double>.One, floor));
        return new(mantissa);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 LessThan(Float64x8 a, Float64x8 b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 AreEqual(Float64x8 a, Float64x8 b) => new(Vector512.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x8 Select(Float64x8 mask, Float64x8 whenTrue, Float64x8 whenFalse) =>
        new(Vector512.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Float64x8 mask) => Vector512.ExtractMostSignificantBits(mask._value) != 0;
}
