using System.Runtime.Intrinsics.X86;
using Variate.Tensors.Kernels;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions.Cumulatives;
using Variate.Tensors.Tests.Kernels;

namespace Variate.Tensors.Tests.SpecialFunctions;

/// <summary>The bits of a special function do not depend on the width of the registers.</summary>
public sealed unsafe class WidthTests
{
    private static readonly double[] Arguments =
    [
        .. Elements.Sweep(ElementType.Float64, -12, 60, 997), 1e-40, 1e-310, -1e-310, 0, -0.0, 1e30, 1e300,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [Fact]
    public void Functions_InRegistersOfEveryWidth_HaveTheSameBits()
    {
        SameBits<UnaryAsTernary<Widening<LogGammaKernel>>>();
        SameBits<UnaryAsTernary<Widening<DigammaKernel>>>();
        SameBits<UnaryAsTernary<Widening<TrigammaKernel>>>();
        SameBits<UnaryAsTernary<Widening<ErfKernel>>>();
        SameBits<UnaryAsTernary<Widening<ErfcKernel>>>();
        SameBits<UnaryAsTernary<Widening<NormalCumulativeKernel>>>();
        SameBits<UnaryAsTernary<Widening<NormalLogCumulativeKernel>>>();
        SameBits<UnaryAsTernary<Widening<InverseMillsRatioKernel>>>();
        SameBits<UnaryAsTernary<Widening<InverseMillsExcessKernel>>>();
        SameBits<BinaryAsTernary<WideningOfPair<LogBetaKernel>>>();
        SameBits<BinaryAsTernary<WideningOfPair<DigammaDifferenceKernel>>>();
        SameBits<ScalarKernel<StudentTCumulative>>();
        SameBits<SelectKernel>();
    }

    private static void SameBits<TKernel>()
        where TKernel : struct, ITernaryKernel
    {
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            Assert.Equal(RunIn<TKernel, Float32x1>(ElementType.Float32), RunIn<TKernel, Float32x8>(ElementType.Float32));
            Assert.Equal(RunIn<TKernel, Float64x1>(ElementType.Float64), RunIn<TKernel, Float64x4>(ElementType.Float64));
        }

        if (Avx512DQ.IsSupported)
        {
            Assert.Equal(RunIn<TKernel, Float32x1>(ElementType.Float32), RunIn<TKernel, Float32x16>(ElementType.Float32));
            Assert.Equal(RunIn<TKernel, Float64x1>(ElementType.Float64), RunIn<TKernel, Float64x8>(ElementType.Float64));
        }
    }

    private static double[] RunIn<TKernel, TLanes>(ElementType type)
        where TKernel : struct, ITernaryKernel
        where TLanes : struct, ILanes<TLanes>
    {
        // Pairs and triples that do not move in step.
        double[] reversed = [.. Arguments.Reverse()];
        AxisList axes = default;
        axes.Append(Arguments.Length, [1, 1, 1]);
        byte[] output = Elements.Allocate(type, Arguments.Length);
        fixed (byte* a = Elements.Encode(type, Arguments), b = Elements.Encode(type, reversed), to = output)
        {
            new ElementwiseJob<TKernel>(type, axes, a, b, a, to).Run<TLanes>(0, Arguments.Length);
        }

        return Elements.Decode(type, output);
    }
}
