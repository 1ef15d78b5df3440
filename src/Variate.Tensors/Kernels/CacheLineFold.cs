using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Combines the elements of one cache line, in one order on every machine.</summary>
internal static unsafe class CacheLineFold
{
    /// <summary>Writes the product of the elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TLanes>(byte* line, byte* destination)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.IsDouble)
        {
            (Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d) = Quarters<double>(line);
            Vector128<double> product = (a * b) * (c * d);
            *(double*)destination = product[0] * product[1];
        }
        else
        {
            (Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) = Quarters<float>(line);
            Vector128<float> product = (a * b) * (c * d);
            *(float*)destination = (product[0] * product[1]) * (product[2] * product[3]);
        }
    }

    /// <summary>Writes the sum of the elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TLanes>(byte* line, byte* destination)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.IsDouble)
        {
            (Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d) = Quarters<double>(line);
            *(double*)destination = Vector128.Sum((a + b) + (c + d));
        }
        else
        {
            (Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) = Quarters<float>(line);
            Vector128<float> sum = (a + b) + (c + d);
            *(float*)destination = (sum[0] + sum[1]) + (sum[2] + sum[3]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<T> First, Vector128<T> Second, Vector128<T> Third, Vector128<T> Fourth) Quarters<T>(byte* line)
        where T : unmanaged
    {
        var quarters = (T*)line;
        int count = Vector128<T>.Count;
        return (
            Vector128.Load(quarters), Vector128.Load(quarters + count), Vector128.Load(quarters + (2 * count)), Vector128.Load(quarters + (3 * count)));
    }
}
