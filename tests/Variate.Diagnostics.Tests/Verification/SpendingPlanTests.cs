namespace Variate.Diagnostics.Tests.Verification;

public class SpendingPlanTests
{
    /// <summary>Of tables of Student's t, to four digits.</summary>
    [Theory]
    [InlineData(0.025, 31, 2.0395)]
    [InlineData(0.005, 31, 2.7440)]
    [InlineData(0.0005, 60, 3.4602)]
    [InlineData(0.025, 1000, 1.9623)]
    public void StudentCritical_OfTheTables_Agrees(double tail, double degreesOfFreedom, double expected)
        => Assert.Equal(expected, SpendingPlan.StudentCritical(tail, degreesOfFreedom), 1e-4);

    [Fact]
    public void StudentCritical_OfOneDegree_IsThatOfCauchyFarOut()
        => Assert.Equal(1 / Math.Tan(Math.PI * 1e-9), SpendingPlan.StudentCritical(1e-9, 1), 1e3);

    [Fact]
    public void CriticalAt_LaterLooks_AskForLess()
    {
        var plan = new SpendingPlan(new VerifyOptions(), 10);

        double[] critical = [.. Enumerable.Range(0, plan.LookCount).Select(plan.CriticalAt)];

        Assert.Equal(critical.OrderDescending().Take(1), critical.Take(1));
        Assert.True(critical[^1] < critical[1]);

        // Half of the rate is left for the last look, of 8192 groups: near the normal quantile of 0.01/2/10/2.
        Assert.Equal(3.481, critical[^1], 5e-3);
    }
}
