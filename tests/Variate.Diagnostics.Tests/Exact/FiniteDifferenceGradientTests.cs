using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Diagnostics.Tests.Exact;

public class FiniteDifferenceGradientTests
{
    private readonly Parameter _slope = new("slope", Tensor.Create([0.4, -0.7], [2]));
    private readonly RandomKey _key = RandomKey.FromSeed(3);

    [Fact]
    public void Compute_BitsAndANormal_AgreesWithTheExactGradient()
    {
        ExactGradient exact = new AutomaticExactGradient().Compute(Problem(), _key);

        ExactGradient differences = new FiniteDifferenceGradient(drawCount: 1 << 17).Compute(Problem(), _key);

        for (int i = 0; i < exact.Elements.Length; i++)
        {
            double error = differences.StandardErrors[i];
            Assert.InRange((differences.Elements[i] - exact.Elements[i]) / error, -5, 5);
            Assert.InRange(error, 0, 0.05);
        }
    }

    [Fact]
    public void Compute_AStepThatIsTooWide_IsSeenAsBiased()
    {
        ExactGradient exact = new AutomaticExactGradient().Compute(Problem(), _key);

        ExactGradient differences = new FiniteDifferenceGradient(step: 1.5, drawCount: 1 << 17).Compute(Problem(), _key);

        Assert.Contains(
            Enumerable.Range(0, exact.Elements.Length),
            i => Math.Abs(differences.Elements[i] - exact.Elements[i]) > 5 * differences.StandardErrors[i]);
    }

    [Fact]
    public void Compute_Parameters_AreAsBefore()
    {
        new FiniteDifferenceGradient(drawCount: 2, drawsPerGroup: 1).Compute(Problem(), _key);

        Assert.Equal<double>([0.4, -0.7], _slope.Value.ToImmutableArray());
    }

    [Fact]
    public void Create_StepThatIsNotPositive_IsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new FiniteDifferenceGradient(step: 0));

    private GradientProblem Problem() => new(
        () => from bit in Bernoulli.FromLogits(_slope).Via(new ScoreFunctionEstimator())
              from z in new Normal(bit * _slope, Tensor.Ones([2], ElementType.Float64)).Via(new PathwiseEstimator())
              select (z.Square() + (bit * z)).Sum(^1),
        new ParameterSet(_slope));
}
