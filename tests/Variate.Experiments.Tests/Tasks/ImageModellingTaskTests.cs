using Variate.Experiments.Data;
using Variate.Experiments.Estimation;
using Variate.Experiments.Tasks;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Tasks;

public sealed class ImageModellingTaskTests
{
    private static readonly int[] SampleCounts = [1, 10, 100];

    private static readonly ImageSplit Data = Digits.Create(trainCount: 50, validationCount: 1, testCount: 40);

    [Fact]
    public void Evaluate_MoreSamples_TightenTheBound()
    {
        using var workspace = new Workspace(1);

        double[] bounds = [.. SampleCounts.Select(samples => Create("rebar", samples).Evaluate(5, RandomKey.FromSeed(2), workspace)[^1].Value)];

        Assert.True(bounds[0] + 3 < bounds[1] && bounds[1] + 1 < bounds[2], string.Join(" ", bounds));
    }

    [Fact]
    public void Evaluate_SeveralSamples_RecordsBothBoundsOfTheTestImages()
    {
        using var workspace = new Workspace(1);

        IReadOnlyList<EvaluationRecord> records = Create("rebar", 7).Evaluate(5, RandomKey.FromSeed(2), workspace);

        Assert.Equal(["single-sample bound", "7-sample bound"], records.Select(record => record.Kind));
        Assert.All(records, record => Assert.Equal((5, "test"), (record.Step, record.Split)));
        Assert.All(records, record => Assert.True(record.StandardError > 0));
    }

    [Fact]
    public void ProgramAt_TheLastStepOfAnEpoch_HasTheImagesLeftOver()
    {
        ImageModellingTask task = Create("rebar");
        using var workspace = new Workspace(1);

        Shape[] costs = [.. Enumerable.Range(0, task.StepsPerEpoch + 1).Select(step => Estimate(task, step, workspace).Costs.Shape)];

        Assert.Equal([[24], [24], [2], [24]], costs);
    }

    [Theory]
    [InlineData("rebar")]
    [InlineData("score-function")]
    [InlineData("run-leave-one-out")]
    public void ProgramAt_TheSameStepAndKey_GivesTheSameBits(string estimator)
    {
        using var one = new Workspace(1);
        using var two = new Workspace(2);

        GradientEstimate first = Estimate(Create(estimator), 1, one);
        GradientEstimate second = Estimate(Create(estimator), 1, two);

        Assert.Equal(first.Objective, second.Objective);
        Assert.All(
            first.Gradients.Zip(second.Gradients),
            pair => Assert.True(pair.First.Elements<float>().SequenceEqual(pair.Second.Elements<float>())));
    }

    [Fact]
    public void Pictures_OfAnUntrainedModel_AreOneByteAPixel()
    {
        using var workspace = new Workspace(1);

        IReadOnlyList<ImageGrid> grids = Create("rebar").Pictures(RandomKey.FromSeed(0), workspace);

        Assert.Equal([50, 60], grids.Select(grid => grid.Images.Length));
        Assert.All(grids.SelectMany(grid => grid.Images), image => Assert.Equal(28 * 28, image.Length));
    }

    [Fact]
    public void Create_PathwiseAutoencoder_HasAFiniteGradientTowardsEveryParameter()
    {
        TaskDefinition definition = TaskCatalog.Find("vae");
        ImageModellingTask task = definition.Create(definition.Defaults, Data);
        using var workspace = new Workspace(1);

        GradientEstimate estimate = Estimate(task, 0, workspace);

        Assert.Equal(EstimateOutcome.Succeeded, estimate.Outcome);
        Assert.All(estimate.Gradients, gradient => Assert.True(gradient.SumOfSquares() > 0));
    }

    [Fact]
    public void Check_PathwiseForBits_IsRefusedByTheNameOfTheLayer()
    {
        ImageModellingTask task = Create("pathwise");
        using var workspace = new Workspace(1);
        Stochastic<Tensor> program = task.ProgramAt(0, RandomKey.FromSeed(0), workspace);

        EstimatorNotApplicableException failure = Assert.Throws<EstimatorNotApplicableException>(
            () => program.Check(RandomKey.FromSeed(0), task.EstimateOptionsAt(0)));

        Assert.Contains("\"h1\"", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coupled-rebar")]
    [InlineData("coupled-rebar:baseline=input,noise=independent")]
    [InlineData("muprop-one-pass:terms=learned,baseline=input")]
    [InlineData("simple-muprop-one-pass")]
    public void Estimate_RuleOfTheWholeProgram_LearnsEverythingThatItHas(string rule)
    {
        ImageModellingTask task = Create(rule);
        using var workspace = new Workspace(1);

        task.ProgramAt(0, RandomKey.FromSeed(1), workspace).Check(RandomKey.FromSeed(2), task.EstimateOptionsAt(0));
        GradientEstimate estimate = Estimate(task, 0, workspace);

        Assert.Equal(
            task.TuningParameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
            estimate.TuningGradients.Select(tuning => tuning.Parameter.Name).Order(StringComparer.Ordinal));
        Assert.All(estimate.Gradients, gradient => Assert.True(gradient.SumOfSquares() > 0));
    }

    private static ImageModellingTask Create(string estimator, int samples = 100)
    {
        TaskDefinition definition = TaskCatalog.Find("sbn");
        TaskSettings settings = definition.Defaults with { Estimator = EstimatorSpecification.Parse(estimator), EvaluationSamples = samples };
        return definition.Create(settings, Data);
    }

    private static GradientEstimate Estimate(ImageModellingTask task, long step, Workspace workspace)
        => task.ProgramAt(step, RandomKey.FromSeed(1), workspace).Estimate(task.Parameters, RandomKey.FromSeed(2), task.EstimateOptionsAt(step));
}
