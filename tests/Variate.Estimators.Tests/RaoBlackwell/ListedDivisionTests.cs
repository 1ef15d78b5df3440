namespace Variate.Estimators.Tests.RaoBlackwell;

public class ListedDivisionTests
{
    private const double Rounding = 1e-15;
    private static readonly double[] LogProbabilities = [Math.Log(0.1), Math.Log(0.4), Math.Log(0.2), Math.Log(0.3)];

    [Fact]
    public void Divide_SomeValues_KeepsTheLikeliestInOrder()
    {
        (int[] values, double[] weights) = Divide(SummedValues.Fixed(2), 0);

        Assert.Equal([1, 3], values[..2]);
        Assert.Equal([0.4, 0.3, 0.3], weights, static (x, y) => Math.Abs(x - y) < Rounding);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.66, 2)]
    [InlineData(0.67, 0)]
    [InlineData(0.999999, 0)]
    public void Divide_TheOthers_AreDrawnByTheirProbabilities(double uniform, int expected)
        => Assert.Equal(expected, Divide(SummedValues.Fixed(2), uniform).Values[2]);

    [Fact]
    public void Divide_SeveralDraws_ShareTheMassOfTheOthers()
    {
        (int[] values, double[] weights) = Divide(SummedValues.Fixed(1, 3), 0.1, 0.6, 0.9);

        Assert.Equal([1, 3, 2, 0], values);
        Assert.Equal([0.4, 0.2, 0.2, 0.2], weights, static (x, y) => Math.Abs(x - y) < Rounding);
    }

    [Fact]
    public void Divide_NoValues_DrawsFromAll()
    {
        (int[] values, double[] weights) = Divide(SummedValues.Fixed(0), 0.95);

        Assert.Equal([0], values);
        Assert.Equal(1, weights[0], Rounding);
    }

    /// <summary>q(C̄ₖ)/(N − k) is 1/3, 0.6/2 and 0.3/1.</summary>
    [Fact]
    public void Divide_WithinABudget_SumsOneAndDrawsTwo()
    {
        (int[] values, double[] weights) = Divide(SummedValues.WithinBudget(3), 0.51, 0, 0);

        Assert.Equal([1, 2, 3], values);
        Assert.Equal([0.4, 0.3, 0.3], weights, static (x, y) => Math.Abs(x - y) < Rounding);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    public void Divide_AllValues_DrawsNone(int keptCount)
    {
        (int[] values, double[] weights) = Divide(SummedValues.Fixed(keptCount));

        Assert.Equal([1, 3, 2, 0], values);
        Assert.Equal([0.4, 0.3, 0.2, 0.1], weights, static (x, y) => Math.Abs(x - y) < Rounding);
    }

    [Theory]
    [InlineData(-69)]
    [InlineData(-300)]
    [InlineData(-700)]
    public void Divide_OthersFarBelowRounding_KeepTheirMassAndTheirProportions(double logRest)
    {
        double[] concentrated = [0, logRest + Math.Log(3), logRest];

        (int[] values, double[] weights) = Divide(SummedValues.Fixed(1, 2), concentrated, 0.7, 0.8);

        Assert.Equal([0, 1, 2], values);
        Assert.Equal(1, weights[1] / (2 * Math.Exp(logRest)), 1e-12);
    }

    [Fact]
    public void Divide_ValuesWithoutMass_AreReplacedByOneThatHasSome()
    {
        double[] certain = [double.NegativeInfinity, 0, double.NegativeInfinity];

        (int[] values, double[] weights) = Divide(SummedValues.Fixed(2), certain, 0.5);

        Assert.Equal([1, 1, 1], values);
        Assert.Equal([1.0, 0, 0], weights);
    }

    private static (int[] Values, double[] Weights) Divide(SummedValues plan, params double[] uniforms) => Divide(plan, LogProbabilities, uniforms);

    private static (int[] Values, double[] Weights) Divide(SummedValues plan, double[] row, params double[] uniforms)
    {
        var division = new ListedDivision(plan, row.Length);
        double[] values = new double[division.Count * row.Length];
        double[] weights = new double[division.Count];
        division.Divide(row, uniforms, values, weights);
        return ([.. values.Chunk(row.Length).Select(static oneHot => Array.IndexOf(oneHot, 1))], weights);
    }
}
