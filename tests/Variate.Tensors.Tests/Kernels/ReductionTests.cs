using System.Runtime.Intrinsics;
using Variate.Tensors.Kernels;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Kernels;

public unsafe class ReductionTests
{
    [Theory]
    [InlineData(new[] { 17 }, new[] { 1 })]
    [InlineData(new[] { 3, 5000 }, new[] { 3, 1 })]
    [InlineData(new[] { 133, 33 }, new[] { 1, 33 })]
    [InlineData(new[] { 133, 33 }, new[] { 33 })]
    [InlineData(new[] { 2, 3, 5, 7 }, new[] { 1, 3, 1, 7 })]
    [InlineData(new[] { 2, 3, 5, 7 }, new[] { 2, 1, 5, 1 })]
    [InlineData(new[] { 2, 3, 5, 7 }, new int[0])]
    [InlineData(new[] { 3, 0 }, new[] { 3, 1 })]
    [InlineData(new[] { 0, 3 }, new[] { 1, 3 })]
    [InlineData(new[] { 4, 17 }, new[] { 4, 17 })]
    public void SumAndMax_OverAnyAxes_EqualTheDefinition(int[] xShape, int[] yShape)
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            double[] x = Elements.Sweep(type, -1, 1.5, Elements.Count(xShape));
            double[] sum = new double[Elements.Count(yShape)];
            double[] magnitude = new double[sum.Length];
            double[] max = [.. sum.Select(_ => double.NegativeInfinity)];
            for (int i = 0; i < x.Length; i++)
            {
                int to = Elements.Position(i, xShape, yShape);
                sum[to] += x[i];
                magnitude[to] += Math.Abs(x[i]);
                max[to] = Math.Max(max[to], x[i]);
            }

            byte[] actualSum = Elements.Allocate(type, sum.Length);
            byte[] actualMax = Elements.Allocate(type, sum.Length);
            fixed (byte* from = Elements.Encode(type, x), sums = actualSum, maxima = actualMax)
            {
                Reduction.Sum(type, from, xShape, sums, yShape, null);
                Reduction.Max(type, from, xShape, maxima, yShape, null);
            }

            // The error of a sum is relative to the sum of magnitudes.
            double epsilon = type == ElementType.Float32 ? 3e-7 : 1e-15;
            double[] actual = Elements.Decode(type, actualSum);
            Assert.All(Enumerable.Range(0, sum.Length), i => Assert.InRange(Math.Abs(actual[i] - sum[i]), 0, epsilon * magnitude[i]));
            Assert.Equal(max, Elements.Decode(type, actualMax));
        }
    }

    [Theory]
    [InlineData(ElementType.Float32, 3e-7)]
    [InlineData(ElementType.Float64, 2e-15)]
    public void LogSumExpAndSoftmax_OfLargeExponents_DoNotOverflow(ElementType type, double tolerance)
    {
        double[] x = [.. Elements.Sweep(type, 900, 905, 19), .. Enumerable.Repeat(double.NegativeInfinity, 19)];
        byte[] logSums = Elements.Allocate(type, 2);
        byte[] softmax = Elements.Allocate(type, 38);
        fixed (byte* from = Elements.Encode(type, x), to = logSums, probabilities = softmax)
        {
            Reduction.LogSumExpRows(type, from, 2, 19, to, null);
            Reduction.SoftmaxRows(type, from, 1, 19, probabilities, null);
        }

        double expected = 900 + Math.Log(x[..19].Sum(value => Math.Exp(value - 900)));
        double[] actual = Elements.Decode(type, logSums);
        Assert.InRange(actual[0] / expected - 1, -tolerance, tolerance);
        Assert.Equal(double.NegativeInfinity, actual[1]);
        double sum = x[..19].Sum(value => Math.Exp(value - 905));
        Assert.All(
            Enumerable.Range(0, 19),
            i => Assert.InRange((Elements.Decode(type, softmax)[i] * sum / Math.Exp(x[i] - 905)) - 1, -tolerance, tolerance));
        Assert.InRange(Elements.Decode(type, softmax)[..19].Sum() - 1, -tolerance, tolerance);
    }

    [Fact]
    public void BernoulliLogProbabilityRows_OfBroadcastOutcomes_EqualsTheSum()
    {
        const ElementType Type = ElementType.Float64;
        double[] x = [.. Enumerable.Range(0, 3 * 33).Select(i => (double)(i % 3 % 2))];
        double[] l = Elements.Sweep(Type, -4, 4, 2 * 3 * 33);
        byte[] y = Elements.Allocate(Type, 6);
        fixed (byte* outcomes = Elements.Encode(Type, x), logits = Elements.Encode(Type, l), to = y)
        {
            Reduction.BernoulliLogProbabilityRows(Type, outcomes, [3, 33], logits, [2, 3, 33], to, [2, 3, 33], null);
        }

        double[] actual = Elements.Decode(Type, y);
        for (int row = 0; row < 6; row++)
        {
            double expected = Enumerable.Range(0, 33).Sum(i => (x[(row % 3 * 33) + i] * l[(row * 33) + i]) - Math.Log(1 + Math.Exp(l[(row * 33) + i])));
            Assert.Equal(expected, actual[row], 1e-12);
        }
    }

    [Theory]
    [InlineData(new[] { 33, 17 }, new[] { 1, 0 })]
    [InlineData(new[] { 3, 5, 17 }, new[] { 0, 2, 1 })]
    [InlineData(new[] { 3, 5, 17 }, new[] { 2, 0, 1 })]
    [InlineData(new[] { 3, 5, 17 }, new[] { 1, 0, 2 })]
    [InlineData(new[] { 2, 3, 5, 7 }, new[] { 3, 1, 0, 2 })]
    public void Permute_OfAnyAxes_EqualsTheDefinition(int[] shape, int[] permutation)
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            double[] x = [.. Enumerable.Range(0, Elements.Count(shape)).Select(i => (double)i)];
            byte[] y = Elements.Allocate(type, x.Length);
            fixed (byte* from = Elements.Encode(type, x), to = y)
            {
                Permutation.Permute(type, from, shape, permutation, to, null);
            }

            Assert.Equal(Enumerable.Range(0, x.Length).Select(i => x[Source(i, shape, permutation)]), Elements.Decode(type, y));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(784)]
    [InlineData(9001)]
    public void RowReduction_InRegistersOfEveryWidth_HasTheSameBits(int length)
    {
        double[] x = Elements.Sweep(ElementType.Float64, -3, 4, length);
        Assert.Equal(RowSum<Float32x1>(ElementType.Float32, x), RowSum<Float32x8>(ElementType.Float32, x));
        Assert.Equal(RowSum<Float64x1>(ElementType.Float64, x), RowSum<Float64x4>(ElementType.Float64, x));
        if (Vector512.IsHardwareAccelerated)
        {
            Assert.Equal(RowSum<Float32x1>(ElementType.Float32, x), RowSum<Float32x16>(ElementType.Float32, x));
            Assert.Equal(RowSum<Float64x1>(ElementType.Float64, x), RowSum<Float64x8>(ElementType.Float64, x));
        }
    }

    private static double RowSum<TLanes>(ElementType type, double[] x)
        where TLanes : struct, ILanes<TLanes>
    {
        fixed (byte* row = Elements.Encode(type, x))
        {
            return RowReduction.Run<SumCombination, FirstKernel, TLanes, Streamed, Absent>(row, null, x.Length);
        }
    }

    private static int Source(int element, int[] shape, int[] permutation)
    {
        int[] index = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            index[permutation[axis]] = element % shape[permutation[axis]];
            element /= shape[permutation[axis]];
        }

        return index.Zip(shape).Aggregate(0, (sum, pair) => (sum * pair.Second) + pair.First);
    }
}
