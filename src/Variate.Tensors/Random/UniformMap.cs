using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Variate.Tensors.Random;

/// <summary>The map from words of the generator to uniform numbers strictly between 0 and 1.</summary>
/// <remarks>
/// Both maps give midpoints of equal cells: symmetric about ½, and with a last bit to spare, so that u and 1 − u are
/// exact in their type.
/// </remarks>
internal static class UniformMap
{
    /// <summary>Bits of a word that a float32 does not use.</summary>
    public const int SingleShift = 9;

    /// <summary>Bits of a pair of words that a float64 does not use.</summary>
    public const int DoubleShift = 12;

    /// <summary>The bits of 1f: with 23 bits under them they are a number in [1, 2).</summary>
    public const uint SingleOne = 0x3F800000;

    /// <summary>The bits of 1.0: with 52 bits under them they are a number in [1, 2).</summary>
    public const ulong DoubleOne = 0x3FF0000000000000;

    /// <summary>1 − 2⁻²⁴: taken from [1, 2) it leaves (0, 1), half a cell up, without rounding.</summary>
    public const float SingleOffset = 1 - 1f / (1 << 24);

    /// <summary>1 − 2⁻⁵³: taken from [1, 2) it leaves (0, 1), half a cell up, without rounding.</summary>
    public const double DoubleOffset = 1 - 1.0 / (1L << 53);

    /// <summary>(k + ½) 2⁻²³ for the 23 upper bits k of the word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToSingle(uint word)
    {
        return BitConverter.UInt32BitsToSingle((word >> SingleShift) | SingleOne) - SingleOffset;
    }

    /// <summary>(k + ½) 2⁻⁵² for the 52 upper bits k of the pair of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble(ulong words)
    {
        return BitConverter.UInt64BitsToDouble((words >> DoubleShift) | DoubleOne) - DoubleOffset;
    }

    /// <summary><see cref="ToSingle(uint)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ToSingle(Vector256<uint> words)
    {
        return ((words >>> SingleShift) | Vector256.Create(SingleOne)).AsSingle() - Vector256.Create(SingleOffset);
    }

    /// <summary><see cref="ToDouble(ulong)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToDouble(Vector256<ulong> words)
    {
        return ((words >>> DoubleShift) | Vector256.Create(DoubleOne)).AsDouble() - Vector256.Create(DoubleOffset);
    }
}
