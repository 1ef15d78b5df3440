using System.Runtime.Intrinsics;
using Variate.Tensors.Kernels;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Kernels;

/// <summary>The tables and the products of ratios of the Bernoulli log-probability.</summary>
public sealed unsafe class RatioProductJobTests
{
    private const int Rows = 3;
    private const int Changes = 7;
    private const int Columns = 53;
    private const int Line = RatioProductJob.CacheLine;

    [Theory]
    [InlineData(0.1, 64)]
    [InlineData(2, 40)]
    [InlineData(70, 1)]
    public void Run_Float32_IsTheProductOfTheRatiosInEveryWidth(double size, int period)
    {
        byte[] scalar = Run<Float32x1>(ElementType.Float32, size, period);

        Check(ElementType.Float32, scalar, size);
        if (Vector256.IsHardwareAccelerated)
        {
            Assert.Equal(scalar, Run<Float32x8>(ElementType.Float32, size, period));
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Assert.Equal(scalar, Run<Float32x16>(ElementType.Float32, size, period));
        }
    }

    [Theory]
    [InlineData(0.1, 64)]
    [InlineData(20, 30)]
    [InlineData(690, 1)]
    public void Run_Float64_IsTheProductOfTheRatiosInEveryWidth(double size, int period)
    {
        byte[] scalar = Run<Float64x1>(ElementType.Float64, size, period);

        Check(ElementType.Float64, scalar, size);
        if (Vector256.IsHardwareAccelerated)
        {
            Assert.Equal(scalar, Run<Float64x4>(ElementType.Float64, size, period));
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Assert.Equal(scalar, Run<Float64x8>(ElementType.Float64, size, period));
        }
    }

    private static double[] Logits(ElementType type)
        => Elements.Decode(type, Elements.Encode(type, [.. Enumerable.Range(0, Rows * Columns).Select(i => 90 * Math.Sin(1 + (i * 1.7)))]));

    private static double[] Directions(ElementType type, double size)
        => Elements.Decode(type, Elements.Encode(type, [.. Enumerable.Range(0, Changes * Columns).Select(i => size / 2 * Math.Sin(2 + (i * 2.3)))]));

    private static double Amount(int row, int change) => (row + change) % 2 == 0 ? 2 : -2;

    private static void Check(ElementType type, byte[] actual, double size)
    {
        double[] parts = Elements.Decode(type, actual);
        double[] logits = Logits(type);
        double[] directions = Directions(type, size);
        double unit = Math.ScaleB(1, type == ElementType.Float32 ? -24 : -53);
        for (int row = 0; row < Rows; row++)
        {
            for (int change = 0; change < Changes; change++)
            {
                double expected = 0;
                for (int i = 0; i < Columns; i++)
                {
                    double h = logits[(row * Columns) + i];
                    double direction = directions[(change * Columns) + i];

                    // Of a falling change the product is that of its mirror image, without e^(amount·direction).
                    expected += Softplus(h + (Amount(row, change) * direction)) - Softplus(h) - (Math.Min(Amount(row, change), 0) * direction);
                }

                int index = (row * Changes) + change;
                double logarithm = Math.Log(parts[index]) + (parts[(Rows * Changes) + index] * Math.Log(2));

                // Each factor is off by a few last bits of its exponent and its own; the reference by some of its largest term.
                double rounding = (4 * unit * Columns * (1 + size)) + (Columns * 1000 * Math.ScaleB(1, -53));
                Assert.InRange(logarithm - expected, -rounding, rounding);
            }
        }
    }

    private static double Softplus(double x) => Math.Max(x, 0) + KernelRuns.Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>The mantissas, then the exponents.</summary>
    private static byte[] Run<TLanes>(ElementType type, double size, int period)
        where TLanes : struct, ILanes<TLanes>
    {
        long stride = ((Columns * TLanes.ElementSize) + Line - 1) / Line * Line;
        byte[] odds = new byte[2 * Rows * stride];
        byte[] exponentials = new byte[Changes * stride];
        double[] magnitudes = [.. Enumerable.Repeat(2.0, Changes)];
        double[] largest = new double[Changes];
        byte[] amounts = Elements.Encode(type, [.. Enumerable.Range(0, Rows * Changes).Select(i => Amount(i / Changes, i % Changes))]);
        byte[] output = Elements.Allocate(type, 2 * Rows * Changes);
        fixed (byte* logits = Elements.Encode(type, Logits(type)), directions = Elements.Encode(type, Directions(type, size)))
        fixed (byte* chances = odds, table = exponentials, amount = amounts, y = output)
        fixed (double* m = magnitudes, bounds = largest)
        {
            new OddsTableJob(type, logits, Rows, Columns, stride, chances, chances + (Rows * stride)).Run<TLanes>(0, Rows);
            new ExponentialTableJob(type, directions, m, Changes, Columns, stride, table, bounds).Run<TLanes>(0, Changes);
            new RatioProductJob
            {
                Type = type,
                Rows = Rows,
                Changes = Changes,
                Stride = stride,
                Period = period,
                Lower = chances,
                Upper = chances + (Rows * stride),
                Exponentials = table,
                Amounts = amount,
                Mantissas = y,
                Exponents = y + (Rows * Changes * TLanes.ElementSize),
            }.Run<TLanes>(0, (Changes + 7) / 8 * Rows);
        }

        Assert.All(largest, bound => Assert.InRange(bound, 0.5 * size, size));
        return output;
    }
}
