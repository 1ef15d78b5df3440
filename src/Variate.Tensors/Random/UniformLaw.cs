using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Variate.Tensors.Random;

/// <summary>Uniform on (0, 1); see <see cref="UniformMap"/>.</summary>
internal readonly unsafe struct UniformLaw : ILaw
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToSingle(uint* words, int count)
    {
        for (int i = 0; i < count; i += Vector256<uint>.Count)
        {
            UniformMap.ToSingle(Vector256.Load(words + i)).AsUInt32().Store(words + i);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToDouble(ulong* words, int count)
    {
        for (int i = 0; i < count; i += Vector256<ulong>.Count)
        {
            UniformMap.ToDouble(Vector256.Load(words + i)).AsUInt64().Store(words + i);
        }
    }
}
