using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>One binary32 lane: for hardware without wide registers.</summary>
internal readonly unsafe struct Float32x1 : ILanes<Float32x1>
{
    private readonly float _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Float32x1(float value)
    {
        _value = value;
    }

    public static int Count => 1;

    public static int ElementSize => sizeof(float);

    public static bool IsDouble => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 operator +(Float32x1 a, Float32x1 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 operator -(Float32x1 a, Float32x1 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 operator *(Float32x1 a, Float32x1 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 operator /(Float32x1 a, Float32x1 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 operator -(Float32x1 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Load(void* source) => new(*(float*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 LoadFirst(void* source, int count) => count > 0 ? Load(source) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 LoadRepeated(void* source) => new(*(float*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 LoadSingles(void* source) => Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 LoadFirstSingles(void* source, int count) => LoadFirst(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float32x1 a, void* destination) => *(float*)destination = a._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Float32x1 a, void* destination, int count)
    {
        if (count > 0)
        {
            Store(a, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 MaskOfFirst(int count) => ToMask(count > 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Create(double value) => new((float)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 FusedMultiplyAdd(Float32x1 a, Float32x1 b, Float32x1 c) => new(MathF.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Maximum(Float32x1 a, Float32x1 b) => a._value > b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Minimum(Float32x1 a, Float32x1 b) => a._value < b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Abs(Float32x1 a) => new(MathF.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Sqrt(Float32x1 a) => new(MathF.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 CopySign(Float32x1 magnitude, Float32x1 sign) => new(MathF.CopySign(magnitude._value, sign._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Round(Float32x1 a) => new(MathF.Round(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Scale(Float32x1 a, Float32x1 n) => new(MathF.ScaleB(a._value, (int)n._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Split(Float32x1 a, out Float32x1 exponent)
    {
        if (!(a._value >= 0))
        {
            exponent = a;
            return new(float.NaN);
        }

        if (a._value == 0 || float.IsPositiveInfinity(a._value))
        {
            exponent = new(a._value == 0 ? float.NegativeInfinity : a._value);
            return new(1);
        }

        int floor = MathF.ILogB(a._value);
        float mantissa = MathF.ScaleB(a._value, -floor);
        bool isHigh = mantissa >= (float)1.5;
        exponent = new(isHigh ? floor + 1 : floor);
        return new(isHigh ? mantissa / 2 : mantissa);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 LessThan(Float32x1 a, Float32x1 b) => ToMask(a._value < b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 AreEqual(Float32x1 a, Float32x1 b) => ToMask(a._value == b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32x1 Select(Float32x1 mask, Float32x1 whenTrue, Float32x1 whenFalse) => Any(mask) ? whenTrue : whenFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Float32x1 mask) => BitConverter.SingleToInt32Bits(mask._value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float32x1 ToMask(bool isTrue) => new(BitConverter.Int32BitsToSingle(isTrue ? -1 : 0));
}
