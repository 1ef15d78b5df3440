using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.Simd;

/// <summary>Four binary64 lanes in an AVX2 register.</summary>
internal readonly unsafe struct Float64x4 : ILanes<Float64x4>
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;
    private const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>1.5·2⁵²: added to a small integer, it leaves the integer in the low bits; AVX2 cannot convert 64-bit integers.</summary>
    private const double IntegerShift = 6755399441055744;

    private readonly Vector256<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Float64x4(Vector256<double> value)
    {
        _value = value;
    }

    public static int Count => Vector256<double>.Count;

    public static int ElementSize => sizeof(double);

    public static bool IsDouble => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 operator +(Float64x4 a, Float64x4 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 operator -(Float64x4 a, Float64x4 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 operator *(Float64x4 a, Float64x4 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 operator /(Float64x4 a, Float64x4 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 operator -(Float64x4 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Load(void* source) => new(Vector256.Load((double*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 LoadFirst(void* source, int count) => new(Avx.MaskLoad((double*)source, MaskOfFirst(count)._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 LoadRepeated(void* source) => new(Vector256.Create(*(double*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 LoadSingles(void* source) => new(Avx.ConvertToVector256Double(Vector128.Load((float*)source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 LoadFirstSingles(void* source, int count)
    {
        Vector128<float> mask = Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle();
        return new(Avx.ConvertToVector256Double(Avx.MaskLoad((float*)source, mask)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float64x4 a, void* destination) => a._value.Store((double*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Float64x4 a, void* destination, int count) => Avx.MaskStore((double*)destination, MaskOfFirst(count)._value, a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 MaskOfFirst(int count) => new(Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Create(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 FusedMultiplyAdd(Float64x4 a, Float64x4 b, Float64x4 c) => new(Fma.MultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Maximum(Float64x4 a, Float64x4 b) => new(Avx.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Minimum(Float64x4 a, Float64x4 b) => new(Avx.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Abs(Float64x4 a) => new(Vector256.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Sqrt(Float64x4 a) => new(Vector256.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 CopySign(Float64x4 magnitude, Float64x4 sign) => new(Vector256.CopySign(magnitude._value, sign._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Round(Float64x4 a) => new(Avx.RoundToNearestInteger(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Scale(Float64x4 a, Float64x4 n)
    {
        // Two factors: 2ⁿ alone may be out of range, and the first product is exact, so that only the second one rounds.
        Vector256<long> power = (Vector256.Create(IntegerShift) + n._value).AsInt64() - Vector256.Create(IntegerShift).AsInt64();
        Vector256<long> half = Vector256.ShiftRightLogical(power + Vector256.Create((long)(4 * ExponentBias)), 1) - Vector256.Create((long)(2 * ExponentBias));
        return new(a._value * PowerOfTwo(half) * PowerOfTwo(power - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Split(Float64x4 a, out Float64x4 exponent)
    {
        // 2 to the mantissa bits makes a subnormal number normal.
        var subnormal = Vector256.LessThan(a._value, Vector256.Create(SmallestNormal));
        var normal = Vector256.ConditionalSelect(subnormal, a._value * Vector256.Create((double)(1L << MantissaBits)), a._value);
        Vector256<long> lowest = Vector256.Create((double)0.75).AsInt64();
        Vector256<long> offset = normal.AsInt64() - lowest;
        Vector256<long> power = Vector256.ShiftRightLogical(offset + Vector256.Create((long)ExponentBias << MantissaBits), MantissaBits) - Vector256.Create((long)ExponentBias);
        Vector256<long> fraction = offset & Vector256.Create((long)((1L << MantissaBits) - 1));
        power -= Vector256.ConditionalSelect(subnormal.AsInt64(), Vector256.Create((long)MantissaBits), Vector256<long>.Zero);
        Vector256<double> finite = (power + Vector256.Create(IntegerShift).AsInt64()).AsDouble() - Vector256.Create(IntegerShift);

        var infinity = Vector256.Create(double.PositiveInfinity);
        var isZero = Vector256.Equals(a._value, Vector256<double>.Zero);
        var isInfinite = Vector256.Equals(a._value, infinity);
        exponent = new(Vector256.ConditionalSelect(isZero, -infinity, Vector256.ConditionalSelect(isInfinite, infinity, finite)));
        var mantissa = Vector256.ConditionalSelect(isZero | isInfinite, Vector256<double>.One, (fraction + lowest).AsDouble());
        return new(Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(a._value, Vector256<double>.Zero), mantissa, Vector256.Create(double.NaN)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 LessThan(Float64x4 a, Float64x4 b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 AreEqual(Float64x4 a, Float64x4 b) => new(Vector256.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x4 Select(Float64x4 mask, Float64x4 whenTrue, Float64x4 whenFalse) =>
        new(Vector256.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Float64x4 mask) => Vector256.ExtractMostSignificantBits(mask._value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwo(Vector256<long> n) =>
        Vector256.ShiftLeft(n + Vector256.Create((long)ExponentBias), MantissaBits).AsDouble();
}
