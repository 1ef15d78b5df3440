using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

public class EstimatorOverrideTests
{
    private static readonly ScoreFunctionEstimator Score = new();
    private static readonly RandomKey Key = RandomKey.FromSeed(8);
    private readonly LayeredModel _model = new();

    [Fact]
    public void ForAll_ReplacesNamedAndDefaultEstimators()
    {
        var enumeration = new EnumerationEstimator();

        GradientEstimate replaced = Estimate(_model.Two(Score, Score), EstimatorOverride.ForAll(enumeration));
        GradientEstimate written = Estimate(_model.Two(enumeration, enumeration), null);

        Assert.Equal(Bits(written), Bits(replaced));
    }

    [Fact]
    public void ForChoice_ReplacesOnlyTheChoiceOfThatName()
    {
        Stochastic<Tensor> Program(Estimator second)
            => from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(Score).Named("first")
               from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(second).Named("second")
               select h1.Sum(^1) * h2.Sum(^1);
        var leaveOneOut = new LeaveOneOutEstimator(3);

        GradientEstimate replaced = Estimate(Program(Score), EstimatorOverride.ForChoice("second", leaveOneOut));

        Assert.Equal(Bits(Estimate(Program(leaveOneOut), null)), Bits(replaced));
        Assert.NotEqual(Bits(Estimate(Program(Score), null)), Bits(replaced));
    }

    [Fact]
    public void Then_SeesWhatTheFirstChose()
    {
        Estimator? seen = null;
        EstimatorOverride both = EstimatorOverride.ForAll(new EnumerationEstimator()).Then(new EstimatorOverride((_, own) => seen = own));

        _ = Estimate(_model.Two(Score, Score), both);

        Assert.IsType<EnumerationEstimator>(seen);
    }

    [Fact]
    public void ForAll_EstimatorThatDoesNotFit_IsRefusedByTheChoice()
        => Assert.Throws<EstimatorNotApplicableException>(
            () => Estimate(_model.Two(Score, Score), EstimatorOverride.ForAll(new PathwiseEstimator())));

    private static double[] Bits(GradientEstimate estimate) => [.. estimate.Gradients.SelectMany(static gradient => gradient.ToImmutableArray())];

    private GradientEstimate Estimate(Stochastic<Tensor> program, EstimatorOverride? replacement)
        => program.Estimate(_model.Parameters, Key, _model.Options with { Override = replacement });
}
