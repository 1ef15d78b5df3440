using Variate.Tensors.Kernels;

namespace Variate.Tensors.Tests.Kernels;

public unsafe class DotTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    [InlineData(157_003)]
    public void Dot_OfSingles_IsGoodToDoubleRounding(int count)
    {
        double[] a = Elements.Sweep(ElementType.Float32, -1, 1.1, count);
        double[] b = Elements.Sweep(ElementType.Float32, 3, -2, count);

        double dot = Dot(ElementType.Float32, a, b, null);

        double expected = CompensatedSum(a.Zip(b, (x, y) => x * y));
        double magnitude = a.Zip(b, (x, y) => Math.Abs(x * y)).Sum();
        Assert.InRange(Math.Abs(dot - expected), 0, 1e-15 * magnitude);
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void DotAndTotalSum_OnAnyNumberOfThreads_HaveTheSameBits(ElementType type)
    {
        const int Count = 150_001;
        double[] a = Elements.Sweep(type, -1, 1.1, Count);
        double alone = Dot(type, a, a, null);
        double sumAlone = Sum(type, a, null);

        for (int threads = 1; threads <= 3; threads++)
        {
            using var workers = new Workers(threads);
            Assert.Equal(alone, Dot(type, a, a, workers));
            Assert.Equal(sumAlone, Sum(type, a, workers));
        }
    }

    [Fact]
    public void SumOfSquares_OfLargeSingles_DoesNotOverflow()
    {
        float[] x = [1e30f, -1e30f];
        fixed (float* from = x)
        {
            Assert.Equal(2.0 * x[0] * x[0], Reduction.SumOfSquares(ElementType.Float32, from, 2, null));
        }
    }

    [Fact]
    public void Sum_OfMoreBlocksThanAWave_CountsEveryElement()
    {
        float[] x = new float[2_150_001];
        Array.Fill(x, 1);
        float sum;
        fixed (float* from = x)
        {
            Reduction.Sum(ElementType.Float32, from, [x.Length], &sum, [], null);
        }

        Assert.Equal(x.Length, sum);
    }

    /// <summary>Neumaier's sum: the products of singles are exact in binary64, so this is their sum to the last place.</summary>
    private static double CompensatedSum(IEnumerable<double> terms)
    {
        double sum = 0;
        double lost = 0;
        foreach (double term in terms)
        {
            double next = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }

        return sum + lost;
    }

    private static double Dot(ElementType type, double[] a, double[] b, Workers? workers)
    {
        fixed (byte* left = Elements.Encode(type, a), right = Elements.Encode(type, b))
        {
            return Reduction.Dot(type, left, right, a.Length, workers);
        }
    }

    private static double Sum(ElementType type, double[] x, Workers? workers)
    {
        byte[] y = Elements.Allocate(type, 1);
        fixed (byte* from = Elements.Encode(type, x), to = y)
        {
            Reduction.Sum(type, from, [x.Length], to, [], workers);
        }

        return Elements.Decode(type, y)[0];
    }
}
