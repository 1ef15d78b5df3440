namespace Variate.Estimators.Tests.RaoBlackwell;

public class SummedValuesTests
{
    [Theory]
    [InlineData(0, 1, 8, 1, 0, 1)]
    [InlineData(3, 2, 8, 5, 3, 2)]
    [InlineData(7, 1, 8, 8, 7, 1)]
    [InlineData(8, 2, 8, 8, 8, 0)]
    [InlineData(100, 1, 8, 8, 8, 0)]
    public void Fixed_SupportOfSomeSize_CountsEvaluationsCandidatesAndDraws(
        int summed, int drawn, long size, int evaluations, int candidates, int draws)
    {
        var plan = SummedValues.Fixed(summed, drawn);

        Assert.Equal((evaluations, candidates, draws), (plan.EvaluationsOf(size), plan.CandidatesOf(size), plan.DrawsOf(size)));
    }

    [Theory]
    [InlineData(1, 8, 1, 1, 1)]
    [InlineData(5, 8, 5, 5, 5)]
    [InlineData(8, 8, 8, 8, 0)]
    [InlineData(9, 8, 8, 8, 0)]
    public void WithinBudget_SupportOfSomeSize_CountsEvaluationsCandidatesAndDraws(int budget, long size, int evaluations, int candidates, int draws)
    {
        var plan = SummedValues.WithinBudget(budget);

        Assert.Equal((evaluations, candidates, draws), (plan.EvaluationsOf(size), plan.CandidatesOf(size), plan.DrawsOf(size)));
    }

    /// <summary>The least of q(C̄ₖ)/(N − k) over k from 0 to N − 1, by the definition.</summary>
    [Theory]
    [InlineData(new[] { 0.125, 0.125, 0.125 }, 0.625, 0)]
    [InlineData(new[] { 0.9, 0.04, 0.02 }, 0.04, 1)]
    [InlineData(new[] { 0.5, 0.3, 0.1 }, 0.1, 2)]
    [InlineData(new[] { 0.4, 0.3, 0.05 }, 0.25, 1)]
    public void Choose_WithinBudget_IsTheLeastBound(double[] masses, double beyond, int expected)
    {
        var bounds = Enumerable.Range(0, masses.Length).Select(k => (beyond + masses.Skip(k).Sum()) / (masses.Length - k)).ToList();

        Assert.Equal(expected, bounds.IndexOf(bounds.Min()));
        Assert.Equal(expected, SummedValues.WithinBudget(masses.Length).Choose(masses, beyond));
    }

    [Fact]
    public void Choose_OthersWithoutMass_SumsTheWholeBudget()
        => Assert.Equal(3, SummedValues.WithinBudget(3).Choose([0.6, 0.3, 0.1], 0));

    [Fact]
    public void Choose_OthersBelowRounding_KeepsADrawForThem()
        => Assert.Equal(2, SummedValues.WithinBudget(3).Choose([0.6, 0.4, 1e-30], 1e-30));

    [Fact]
    public void Fixed_NegativeCountOrNoDraw_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SummedValues.Fixed(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SummedValues.Fixed(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SummedValues.WithinBudget(0));
    }
}
