using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>One binary64 lane: for hardware without wide registers.</summary>
internal readonly unsafe struct Float64x1 : ILanes<Float64x1>
{
    private readonly double _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Float64x1(double value)
    {
        _value = value;
    }

    public static int Count => 1;

    public static int ElementSize => sizeof(double);

    public static bool IsDouble => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 operator +(Float64x1 a, Float64x1 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 operator -(Float64x1 a, Float64x1 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 operator *(Float64x1 a, Float64x1 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 operator /(Float64x1 a, Float64x1 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 operator -(Float64x1 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Load(void* source) => new(*(double*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 LoadFirst(void* source, int count) => count > 0 ? Load(source) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 LoadRepeated(void* source) => new(*(double*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 LoadSingles(void* source) => new(*(float*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 LoadFirstSingles(void* source, int count) => count > 0 ? LoadSingles(source) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float64x1 a, void* destination) => *(double*)destination = a._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Float64x1 a, void* destination, int count)
    {
        if (count > 0)
        {
            Store(a, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 MaskOfFirst(int count) => ToMask(count > 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Create(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 FusedMultiplyAdd(Float64x1 a, Float64x1 b, Float64x1 c) => new(Math.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Maximum(Float64x1 a, Float64x1 b) => a._value > b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Minimum(Float64x1 a, Float64x1 b) => a._value < b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Abs(Float64x1 a) => new(Math.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Sqrt(Float64x1 a) => new(Math.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 CopySign(Float64x1 magnitude, Float64x1 sign) => new(Math.CopySign(magnitude._value, sign._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Round(Float64x1 a) => new(Math.Round(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Scale(Float64x1 a, Float64x1 n) => new(Math.ScaleB(a._value, (int)n._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Split(Float64x1 a, out Float64x1 exponent)
    {
        if (!(a._value >= 0))
        {
            exponent = a;
            return new(double.NaN);
        }

        if (a._value == 0 || double.IsPositiveInfinity(a._value))
        {
            exponent = new(a._value == 0 ? double.NegativeInfinity : a._value);
            return new(1);
        }

        int floor = Math.ILogB(a._value);
        double mantissa = Math.ScaleB(a._value, -floor);
        bool isHigh = mantissa >= (double)1.5;
        exponent = new(isHigh ? floor + 1 : floor);
        return new(isHigh ? mantissa / 2 : mantissa);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 LessThan(Float64x1 a, Float64x1 b) => ToMask(a._value < b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 AreEqual(Float64x1 a, Float64x1 b) => ToMask(a._value == b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64x1 Select(Float64x1 mask, Float64x1 whenTrue, Float64x1 whenFalse) => Any(mask) ? whenTrue : whenFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Float64x1 mask) => BitConverter.DoubleToInt64Bits(mask._value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float64x1 ToMask(bool isTrue) => new(BitConverter.Int64BitsToDouble(isTrue ? -1 : 0));
}
