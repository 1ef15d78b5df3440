namespace Variate.Estimators.Tests.RaoBlackwell;

public class LikeliestValuesTests
{
    private static readonly double[] Probabilities = [0.1, 0.4, 0.2, 0.3];

    [Fact]
    public void Divide_SomeValues_KeepsTheLikeliestInOrder()
    {
        (int[] values, double[] weights) = Divide(2, 0);

        Assert.Equal([1, 3], values[..2]);
        Assert.Equal([0.4, 0.3], weights[..2]);
        Assert.Equal(0.3, weights[2], 15);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.66, 2)]
    [InlineData(0.67, 0)]
    [InlineData(0.999999, 0)]
    public void Divide_TheOthers_AreDrawnByTheirProbabilities(double uniform, int expected)
        => Assert.Equal(expected, Divide(2, uniform).Values[2]);

    [Fact]
    public void Divide_NoValues_DrawsFromAll()
    {
        (int[] values, double[] weights) = Divide(0, 0.95);

        Assert.Equal([0], values);
        Assert.Equal(1, weights[0], 15);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    public void Divide_AllValues_DrawsNone(int keptCount)
    {
        (int[] values, double[] weights) = Divide(keptCount, 0.5);

        Assert.Equal([1, 3, 2, 0], values);
        Assert.Equal([0.4, 0.3, 0.2, 0.1], weights);
    }

    [Fact]
    public void Divide_OthersBelowRounding_KeepTheirMass()
    {
        var likeliest = new LikeliestValues(3, 1);
        int[] values = new int[2];
        double[] weights = new double[2];

        likeliest.Divide([1, 3e-30, 1e-30], 0.9, values, weights);

        Assert.Equal([0, 2], values);
        Assert.Equal(4e-30, weights[1], 1e-44);
    }

    private static (int[] Values, double[] Weights) Divide(int keptCount, double uniform)
    {
        var likeliest = new LikeliestValues(Probabilities.Length, keptCount);
        int[] values = new int[likeliest.Count];
        double[] weights = new double[likeliest.Count];
        likeliest.Divide(Probabilities, uniform, values, weights);
        return (values, weights);
    }
}
