using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>A kernel applied to numbers: the same bits as in a register of any width.</summary>
internal static class SingleLane
{
    internal static double Apply<TKernel>(double a, double b)
        where TKernel : struct, IBinaryKernel =>
        Unsafe.BitCast<Float64x1, double>(TKernel.Apply(Unsafe.BitCast<double, Float64x1>(a), Unsafe.BitCast<double, Float64x1>(b)));
}
