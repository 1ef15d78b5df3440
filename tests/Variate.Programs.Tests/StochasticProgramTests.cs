using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

public class StochasticProgramTests
{
    private static readonly ScoreFunctionEstimator Score = new();
    private static readonly RandomKey Key = RandomKey.FromSeed(8);
    private readonly LayeredModel _model = new();

    [Fact]
    public void Estimate_SameKey_GivesTheSameBits()
    {
        GradientEstimate first = Estimate(_model.Two(Score, Score));
        GradientEstimate second = Estimate(_model.Two(Score, Score));

        Assert.Equal(Bits(first), Bits(second));
    }

    [Fact]
    public void Estimate_OtherKey_GivesAnotherEstimate()
        => Assert.NotEqual(
            Bits(_model.Two(Score, Score).Estimate(_model.Parameters, Key, _model.Options)),
            Bits(_model.Two(Score, Score).Estimate(_model.Parameters, Key.For(1), _model.Options)));

    [Fact]
    public void Estimate_ChoiceAddedLater_DoesNotChangeEarlierDraws()
    {
        var drawn = new List<double[]>();
        Tensor Note(Tensor h)
        {
            drawn.Add([.. h.ToImmutableArray()]);
            return h.Sum(^1);
        }

        _ = Estimate(from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(Score) select Note(h1));
        _ = Estimate(
            from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(Score)
            from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(Score)
            select Note(h1) + h2.Sum(^1));

        Assert.Equal(drawn[0], drawn[1]);
        Assert.Contains(0.0, drawn[0]);
        Assert.Contains(1.0, drawn[0]);
    }

    [Fact]
    public void Context_BetweenTwoChoices_IsSeenBelowOnlyAndChangesNoGradient()
    {
        var first = new ContextWitness();
        var second = new ContextWitness();

        GradientEstimate shown = Estimate(
            from logits in Stochastic.Context(_model.Logits1())
            from h1 in Bernoulli.FromLogits(logits).Via(first)
            from h in Stochastic.Context(h1)
            from h2 in Bernoulli.FromLogits(_model.Logits2(h)).Via(second)
            select h1.Sum(^1) + h2.Sum(^1));
        GradientEstimate plain = Estimate(
            from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(Score)
            from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(Score)
            select h1.Sum(^1) + h2.Sum(^1));

        Assert.Equal(_model.Logits1().ToImmutableArray().ToArray(), first.Seen!.ToImmutableArray().ToArray());
        Assert.Equal(first.Sample!.ToImmutableArray().ToArray(), second.Seen!.ToImmutableArray().ToArray());
        Assert.False(first.Seen!.IsTracked);
        Assert.Equal(Bits(plain), Bits(shown));
    }

    [Fact]
    public void Charge_BeforeAChoice_IsChargedAndStaysOutOfItsSignal()
    {
        var early = Tensor.Create([3.0, -5], [2]);
        Stochastic<Tensor> plain = from h in Bernoulli.FromLogits(_model.Logits1()).Via(Score) select h.Sum(^1);
        Stochastic<Tensor> charged =
            from _ in Stochastic.Charge(early)
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(Score)
            select h.Sum(^1);
        Stochastic<Tensor> late = from h in Bernoulli.FromLogits(_model.Logits1()).Via(Score) select h.Sum(^1) + early;

        GradientEstimate without = Estimate(plain);
        GradientEstimate before = Estimate(charged);
        GradientEstimate after = Estimate(late);

        Assert.Equal(without.Objective - 1, before.Objective, 1e-12);
        Assert.Equal(after.Objective, before.Objective, 1e-12);
        Assert.Equal(Gradients(without), Gradients(before));
        Assert.NotEqual(Gradients(without), Gradients(after));
    }

    [Fact]
    public void Charge_AfterAChoice_IsInItsSignal()
    {
        Stochastic<Tensor> charged =
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(Score)
            from _ in Stochastic.Charge(h.Sum(^1))
            select Tensor.Zeros([2], ElementType.Float64);

        Assert.Equal(
            Gradients(Estimate(from h in Bernoulli.FromLogits(_model.Logits1()).Via(Score) select h.Sum(^1))),
            Gradients(Estimate(charged)));
    }

    [Fact]
    public void Estimate_LoopOfTenThousandChoices_DoesNotOverflowTheStack()
    {
        const int Steps = 10_000;
        Stochastic<Tensor> Loop(int left, Tensor logits)
            => left == 0
                ? Stochastic.Return(logits.Sum(^1))
                : from z in Bernoulli.FromLogits(logits).Via(Score)
                  from result in Loop(left - 1, (_model.Logits1() * 0.5) + (z * 0.1))
                  select result;

        GradientEstimate? estimate = null;
        var options = new EstimateOptions { Batch = [2] };
        var thread = new Thread(
            () => estimate = Loop(Steps, _model.Logits1()).Estimate(_model.Parameters, Key, options),
            maxStackSize: 256 << 20);
        thread.Start();
        thread.Join();

        Assert.Equal(Steps, estimate!.Diagnostics.Visits.Values.Sum());
        Assert.Equal(1, estimate.Diagnostics.CostEvaluations);
        Assert.Equal(EstimateOutcome.Succeeded, estimate.Outcome);
        Assert.True(estimate.Gradients[0].SumOfSquares() > 0);
    }

    [Fact]
    public void Check_InnerChoice_ThrowsWithItsName()
    {
        Stochastic<Tensor> program =
            from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(Score)
            from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(new PathwiseEstimator()).Named("inner")
            select _model.Cost(h1, h2);

        EstimatorNotApplicableException exception = Assert.Throws<EstimatorNotApplicableException>(() => program.Check(Key, _model.Options));

        Assert.Contains("choice \"inner\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains("pathwise", exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Bernoulli), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_UnnamedChoiceWithoutEstimator_ThrowsWithItsPlace()
    {
        Stochastic<Tensor> program =
            from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(Score)
            from h2 in Bernoulli.FromLogits(_model.Logits2(h1))
            select _model.Cost(h1, h2);

        EstimatorNotApplicableException exception = Assert.Throws<EstimatorNotApplicableException>(() => program.Check(Key, _model.Options));

        Assert.StartsWith("choice 2", exception.Message, StringComparison.Ordinal);
        program.Check(Key, _model.Options with { DefaultEstimator = Score });
    }

    [Fact]
    public void Check_WrongCost_Throws()
        => Assert.Throws<ShapeMismatchException>(
            () => (from h in Bernoulli.FromLogits(_model.Logits1()).Via(Score) select h).Check(Key, _model.Options));

    [Fact]
    public void Named_Blank_Throws()
    {
        Assert.Throws<ArgumentException>(() => Bernoulli.FromLogits(_model.Logits1()).Named(" "));
        Assert.Throws<ArgumentException>(() => Bernoulli.FromLogits(_model.Logits1()).Via(Score).Named(" "));
    }

    [Fact]
    public void Replay_ControlFlowReadsTheSample_Throws()
    {
        var scale = Tensor.Ones([2], ElementType.Float64);
        Distribution Second(Tensor h) => h.ElementAt(0) > 0.5 ? Bernoulli.FromLogits(_model.Logits2(h)) : new Normal(_model.Logits2(h), scale);
        Stochastic<Tensor> program =
            from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(new LocalExpectationEstimator())
            from h2 in Second(h1).Via(Score).Named("second")
            select h2.Sum(^1);

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(
            () => program.Estimate(_model.Parameters, Key, new EstimateOptions { Batch = [2] }));

        Assert.StartsWith("choice \"second\": the program took another path", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Estimate_NoDraws_Throws(int drawCount, int sampleCount)
        => Assert.Throws<ArgumentOutOfRangeException>(() => _model.Two(Score, Score).Estimate(
            _model.Parameters,
            Key,
            _model.Options with { DrawCount = drawCount, SampleCount = sampleCount }));

    [Fact]
    public void Costs_SameKey_AreThoseOfTheEstimate()
    {
        Tensor costs = _model.Two(Score, Score).Costs(Key, _model.Options);

        Assert.Equal<Shape>([128, 2], costs.Shape);
        Assert.False(costs.IsTracked);
        Assert.Equal(Estimate(_model.Two(Score, Score)).Objective, costs.MeanAll().ToScalar(), 1e-12);
    }

    private static double[] Gradients(GradientEstimate estimate) => [.. estimate.Gradients.SelectMany(gradient => gradient.ToImmutableArray())];

    private static long[] Bits(GradientEstimate estimate)
        => [.. Gradients(estimate).Append(estimate.Objective).Select(BitConverter.DoubleToInt64Bits)];

    private GradientEstimate Estimate(Stochastic<Tensor> program) => program.Estimate(_model.Parameters, Key, _model.Options);
}
