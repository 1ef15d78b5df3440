using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.Simd;

/// <summary>Eight binary32 lanes in an AVX2 register.</summary>
internal readonly unsafe struct Float32x8 : ILanes<Float32x8>
{
    private const int MantissaBits = 23;
    private const int ExponentBias = 127;
    private const float SmallestNormal = 1.17549435E-38f;

    private readonly Vector256<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Float32x8(Vector256<float> value)
    {
        _value = value;
    }

    public static int Count => Vector256<float>.Count;

    public static int ElementSize => sizeof(float);

    public static bool IsDouble => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 operator +(Float32x8 a, Float32x8 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 operator -(Float32x8 a, Float32x8 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 operator *(Float32x8 a, Float32x8 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 operator /(Float32x8 a, Float32x8 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 operator -(Float32x8 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Load(void* source) => new(Vector256.Load((float*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 LoadFirst(void* source, int count) => new(Avx.MaskLoad((float*)source, MaskOfFirst(count)._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 LoadRepeated(void* source) => new(Vector256.Create(*(float*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 LoadSingles(void* source) => Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 LoadFirstSingles(void* source, int count) => LoadFirst(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float32x8 a, void* destination) => a._value.Store((float*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Float32x8 a, void* destination, int count) => Avx.MaskStore((float*)destination, MaskOfFirst(count)._value, a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 MaskOfFirst(int count) => new(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Create(double value) => new(Vector256.Create((float)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 FusedMultiplyAdd(Float32x8 a, Float32x8 b, Float32x8 c) => new(Fma.MultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Maximum(Float32x8 a, Float32x8 b) => new(Avx.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Minimum(Float32x8 a, Float32x8 b) => new(Avx.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Abs(Float32x8 a) => new(Vector256.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Sqrt(Float32x8 a) => new(Vector256.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 CopySign(Float32x8 magnitude, Float32x8 sign) => new(Vector256.CopySign(magnitude._value, sign._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Round(Float32x8 a) => new(Avx.RoundToNearestInteger(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Scale(Float32x8 a, Float32x8 n)
    {
        // Two factors: 2ⁿ alone may be out of range, and the first product is exact, so that only the second one rounds.
        var power = Vector256.ConvertToInt32Native(n._value);
        Vector256<int> half = Vector256.ShiftRightLogical(power + Vector256.Create(4 * ExponentBias), 1) - Vector256.Create(2 * ExponentBias);
        return new(a._value * PowerOfTwo(half) * PowerOfTwo(power - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Split(Float32x8 a, out Float32x8 exponent)
    {
        // 2 to the mantissa bits makes a subnormal number normal.
        var subnormal = Vector256.LessThan(a._value, Vector256.Create(SmallestNormal));
        var normal = Vector256.ConditionalSelect(subnormal, a._value * Vector256.Create((float)(1 << MantissaBits)), a._value);
        Vector256<int> lowest = Vector256.Create(0.75f).AsInt32();
        Vector256<int> offset = normal.AsInt32() - lowest;
        Vector256<int> power = Vector256.ShiftRightLogical(offset + Vector256.Create(ExponentBias << MantissaBits), MantissaBits) - Vector256.Create(ExponentBias);
        Vector256<int> fraction = offset & Vector256.Create((1 << MantissaBits) - 1);
        power -= Vector256.ConditionalSelect(subnormal.AsInt32(), Vector256.Create(MantissaBits), Vector256<int>.Zero);
        var finite = Vector256.ConvertToSingle(power);

        var infinity = Vector256.Create(float.PositiveInfinity);
        var isZero = Vector256.Equals(a._value, Vector256<float>.Zero);
        var isInfinite = Vector256.Equals(a._value, infinity);
        exponent = new(Vector256.ConditionalSelect(isZero, -infinity, Vector256.ConditionalSelect(isInfinite, infinity, finite)));
        var mantissa = Vector256.ConditionalSelect(isZero | isInfinite, Vector256<float>.One, (fraction + lowest).AsSingle());
        return new(Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(a._value, Vector256<float>.Zero), mantissa, Vector256.Create(float.NaN)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 LessThan(Float32x8 a, Float32x8 b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 AreEqual(Float32x8 a, Float32x8 b) => new(Vector256.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x8 Select(Float32x8 mask, Float32x8 whenTrue, Float32x8 whenFalse) =>
        new(Vector256.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Float32x8 mask) => Vector256.ExtractMostSignificantBits(mask._value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<int> n) =>
        Vector256.ShiftLeft(n + Vector256.Create(ExponentBias), MantissaBits).AsSingle();
}
