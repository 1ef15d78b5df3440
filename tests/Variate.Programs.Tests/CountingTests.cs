using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>Visits of choices and evaluations of the cost, against their formulas; layers of 3, 2 and 2 bits.</summary>
public class CountingTests
{
    private readonly LayeredModel _model = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Estimate_ScoreFunction_EvaluatesOnce(int layers)
        => AssertCounts(layers, new ScoreFunctionEstimator(), 1, [1, 1, 1]);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 9)]
    [InlineData(3, 27)]
    public void Estimate_LeaveOneOut_EvaluatesKToTheDepth(int layers, int evaluations)
        => AssertCounts(layers, new LeaveOneOutEstimator(3), evaluations, [1, 1, 1]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Estimate_RunLeaveOneOut_EvaluatesKForAnyDepth(int layers)
        => AssertCounts(layers, new RunLeaveOneOutEstimator(), 3, [1, 1, 1], sampleCount: 3);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    public void Estimate_Rebar_EvaluatesOnceMoreALayer(int layers, int evaluations)
        => AssertCounts(layers, new RebarEstimator(Temperature.Fixed(0.5)), evaluations, [1, 2, 3]);

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 32)]
    [InlineData(3, 128)]
    public void Estimate_Enumeration_EvaluatesAllJointValues(int layers, int evaluations)
        => AssertCounts(layers, new EnumerationEstimator(), evaluations, [1, 1, 1]);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 8)]
    [InlineData(3, 11)]
    public void Estimate_LocalExpectation_EvaluatesEveryBitOfEveryLayer(int layers, int evaluations)
        => AssertCounts(layers, new LocalExpectationEstimator(), evaluations, [1, 3, 5]);

    private void AssertCounts(int layers, Estimator estimator, int evaluations, int[] visits, int sampleCount = 1)
    {
        EstimateDiagnostics diagnostics = _model.Layers(layers, estimator)
            .Estimate(_model.Parameters, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2], SampleCount = sampleCount })
            .Diagnostics;

        Assert.Equal(evaluations, diagnostics.CostEvaluations);
        Assert.Equal(layers, diagnostics.Visits.Count);
        for (int layer = 0; layer < layers; layer++)
        {
            Assert.Equal(visits[layer], diagnostics.Visits[$"choice \"h{layer + 1}\""]);
        }
    }
}
