using Variate.Tensors;

namespace Variate.Objectives.Tests.Particles;

public class LogSumsTests
{
    private const double Nothing = double.NegativeInfinity;

    public static TheoryData<double[]> Rows =>
    [
        [0.3, -1.2, 2.5],
        [1e4, -1e4, 3],
        [-1e4, -1e4 + 1],
        [700, 700, 700, 0],
        [2, Nothing, -3],
        [Nothing, 1, Nothing],
        [5, Nothing],
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void LeaveOneOut_OfARow_IsTheSumOfTheOthers(double[] row)
    {
        Tensor sums = LogSums.LeaveOneOut(Tensor.Create(row, [1, row.Length]));

        for (int k = 0; k < row.Length; k++)
        {
            AssertNear(LogSum([.. row.Where((_, i) => i != k)]), sums.ElementAt(k));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void MeanOfOthers_OfARow_IsTheMeanOfTheOthers(double[] row)
    {
        Tensor means = LogSums.MeanOfOthers(Tensor.Create(row, [1, row.Length]));

        for (int k = 0; k < row.Length; k++)
        {
            AssertNear(row.Where((_, i) => i != k).Average(), means.ElementAt(k));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1e4, 1e4)]
    [InlineData(1e4, -1e4)]
    [InlineData(3, Nothing)]
    public void LogSum_OfTwo_IsTheLogarithmOfTheSum(double a, double b)
        => AssertNear(LogSum([a, b]), LogSums.LogSum(Tensor.Create([a], [1]), Tensor.Create([b], [1])).ElementAt(0));

    private static double LogSum(double[] values)
    {
        double largest = values.Max();
        return double.IsNegativeInfinity(largest) ? largest : largest + Math.Log(values.Sum(value => Math.Exp(value - largest)));
    }

    private static void AssertNear(double expected, double actual)
    {
        if (double.IsInfinity(expected))
        {
            Assert.Equal(expected, actual);
        }
        else
        {
            Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));
        }
    }
}
