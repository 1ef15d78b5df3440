using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Variate.Tensors.MatrixProducts;

/// <summary>128-bit registers of any processor; correct, if slow, where there are none.</summary>
internal readonly unsafe struct Register128<T> : IRegister<T, Vector128<T>>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static int Count => Vector128<T>.Count;

    /// <inheritdoc/>
    public static int TileRows => AdvSimd.IsSupported ? 12 : 6;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* source) => Vector128.Load(source);

    /// <inheritdoc/>
    public static Vector128<T> LoadFirst(T* source, int count)
    {
        Vector128<T> vector = default;
        for (int i = 0; i < count; i++)
        {
            vector = vector.WithElement(i, source[i]);
        }

        return vector;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> vector, T* target) => vector.Store(target);

    /// <inheritdoc/>
    public static void StoreFirst(Vector128<T> vector, T* target, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = vector.GetElement(i);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T* source) => Vector128.Create(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> left, Vector128<T> right, Vector128<T> addend) => typeof(T) == typeof(float)
        ? Vector128.FusedMultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle()).As<float, T>()
        : Vector128.FusedMultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble()).As<double, T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> left, Vector128<T> right) => left + right;

    /// <inheritdoc/>
    public static void Transpose(T* source, nint sourceStride, int validRows, T* target, nint targetStride) =>
        BlockTranspose.Portable(source, sourceStride, validRows, target, targetStride, Count);
}
