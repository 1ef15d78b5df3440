using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Experiments.Estimation;
using Variate.Experiments.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Models;

public sealed class SigmoidBeliefNetTests
{
    private static readonly ImmutableArray<float> Mean = [0.2f, 0f, 0.7f, 1f];
    private static readonly double[][] Images = [[0, 0, 1, 1], [1, 1, 0, 1], [1, 0, 0, 0]];

    [Theory]
    [InlineData(1, BitCoding.PlusMinusOne, true)]
    [InlineData(2, BitCoding.PlusMinusOne, true)]
    [InlineData(2, BitCoding.ZeroOne, false)]
    public void Program_Enumerated_GivesTheBoundSummedByHand(int layers, BitCoding coding, bool hasOutputOffset)
    {
        SigmoidBeliefNetOptions options = Tiny(layers) with { Coding = coding, HasOutputOffset = hasOutputOffset };
        SigmoidBeliefNet net = Create(options);
        var reference = new ReferenceNet(net, options, Mean);

        GradientEstimate estimate = Estimate(net, "enumeration", RandomKey.FromSeed(1));

        Assert.All(
            Images.Index(),
            image => Assert.Equal(-reference.Bound(image.Item), estimate.Costs.ElementAt(image.Index), 10));
    }

    [Fact]
    public void Program_EnumeratedWithTheMovedParameter_HasTheSlopeOfTheBoundSummedByHand()
    {
        const double Step = 1e-5;
        SigmoidBeliefNetOptions options = Tiny(layers: 2);
        SigmoidBeliefNet net = Create(options);
        GradientEstimate estimate = Estimate(net, "enumeration", RandomKey.FromSeed(1));

        foreach ((int index, Parameter parameter) in net.Parameters.Index())
        {
            int element = parameter.Shape.ElementCount / 2;
            double slope = (MeanCostAt(Step) - MeanCostAt(-Step)) / (2 * Step);

            Assert.Equal(slope, estimate.Gradients[index].ElementAt(element), 8);

            double MeanCostAt(double shift)
            {
                double kept = parameter.MutableElements<double>()[element];
                parameter.MutableElements<double>()[element] = kept + shift;
                var reference = new ReferenceNet(net, options, Mean);
                parameter.MutableElements<double>()[element] = kept;
                return -Images.Average(reference.Bound);
            }
        }
    }

    [Theory]
    [InlineData("rebar", 2)]
    [InlineData("score-function:decay=none", 2)]
    [InlineData("run-leave-one-out:samples=3", 2)]
    [InlineData("leave-one-out:samples=3", 1)]
    [InlineData("rebar:baseline=input,noise=independent", 2)]
    [InlineData("relax", 2)]
    [InlineData("relax:control=surrogate", 1)]
    [InlineData("rebar-q", 2)]
    [InlineData("muprop:terms=learned,baseline=input", 2)]
    [InlineData("simple-muprop", 2)]
    [InlineData("score-function:baseline=optimal", 2)]
    [InlineData("optimal-baseline", 2)]
    [InlineData("coupled-rebar", 2)]
    [InlineData("coupled-rebar:baseline=input,noise=independent", 2)]
    [InlineData("muprop-one-pass:terms=learned,baseline=input", 2)]
    [InlineData("simple-muprop-one-pass", 2)]
    public void Program_ByAnUnbiasedEstimator_HasTheExactGradientOnAverage(string estimator, int layers)
    {
        SigmoidBeliefNet net = Create(Tiny(layers));
        double[] exact = Flat(Estimate(net, "enumeration", RandomKey.FromSeed(1)));

        double[] scores = Scores(net, estimator, exact, out double largestError);

        Assert.All(scores, score => Assert.InRange(score, -5, 5));
        Assert.InRange(largestError, 0, 0.1);
    }

    [Fact]
    public void Program_ByTheConcreteEstimator_IsSeenToBeBiased()
    {
        SigmoidBeliefNet net = Create(Tiny(layers: 1));
        double[] exact = Flat(Estimate(net, "enumeration", RandomKey.FromSeed(1)));

        double[] scores = Scores(net, "concrete:temperature=2", exact, out _);

        Assert.Contains(scores, score => Math.Abs(score) > 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Sample_ManyImages_HaveTheMarginalMeansSummedByHand(int layers)
    {
        const int Count = 4000;
        SigmoidBeliefNetOptions options = Tiny(layers);
        SigmoidBeliefNet net = Create(options);
        double[] expected = new ReferenceNet(net, options, Mean).PixelMeans();

        Tensor samples = net.Sample(Count, RandomKey.FromSeed(7));

        for (int pixel = 0; pixel < expected.Length; pixel++)
        {
            double[] values = [.. Enumerable.Range(0, Count).Select(image => samples.ElementAt((image * expected.Length) + pixel))];
            double mean = values.Average();
            double error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (Count - 1.0) / Count);
            Assert.InRange((mean - expected[pixel]) / error, -5, 5);
        }
    }

    [Fact]
    public void Reconstruct_TheSameKey_GivesTheSameProbabilities()
    {
        SigmoidBeliefNet net = Create(Tiny(layers: 1) with { IsNonlinear = true });

        Tensor first = net.Reconstruct(ImageTensor(), RandomKey.FromSeed(3));
        Tensor second = net.Reconstruct(ImageTensor(), RandomKey.FromSeed(3));

        Assert.Equal([.. first.ToImmutableArray()], second.ToImmutableArray().ToArray());
        Assert.All(first.ToImmutableArray(), probability => Assert.InRange(probability, 0, 1));
    }

    [Fact]
    public void Parameters_OfTheNetOfThePaper_HaveItsShapes()
    {
        var net = new SigmoidBeliefNet(new SigmoidBeliefNetOptions { Layers = 2 }, [.. new float[784]], RandomKey.FromSeed(0));

        Assert.Equal((784 * 200) + 200 + (200 * 200) + 200 + (200 * 784) + 784 + (200 * 200) + 200 + 200, net.Parameters.ElementCount);
        Assert.Equal("sigmoid belief net 784-200-200, affine maps", net.Description);
    }

    [Theory]
    [InlineData(TanhWidth.Units, (200 * 200) + 200 + (200 * 200) + 200 + (200 * 784) + 784)]
    [InlineData(TanhWidth.Output, (200 * 784) + 784 + (784 * 784) + 784 + (784 * 784) + 784)]
    public void Parameters_OfANonlinearDecoder_HaveTheWidthAskedFor(TanhWidth width, int expected)
    {
        var net = new SigmoidBeliefNet(
            new SigmoidBeliefNetOptions { IsNonlinear = true, DecoderWidth = width }, [.. new float[784]], RandomKey.FromSeed(0));

        Assert.Equal(expected, net.Parameters.Where(parameter => parameter.Name.StartsWith("decoder", StringComparison.Ordinal)).Sum(parameter => parameter.Shape.ElementCount));
    }

    [Fact]
    public void Program_TooFewEstimators_IsRefused()
        => Assert.Throws<ArgumentException>(() => Create(Tiny(layers: 2)).Program(ImageTensor(), [new ScoreFunctionEstimator()]));

    private static SigmoidBeliefNetOptions Tiny(int layers) => new() { Layers = layers, Units = 3, ElementType = ElementType.Float64 };

    private static SigmoidBeliefNet Create(SigmoidBeliefNetOptions options)
    {
        var net = new SigmoidBeliefNet(options, Mean, RandomKey.FromSeed(5));
        Span<double> prior = net.Parameters.Single(parameter => parameter.Name == "prior/logits").MutableElements<double>();
        for (int unit = 0; unit < prior.Length; unit++)
        {
            prior[unit] = 0.5 - (0.4 * unit);
        }

        return net;
    }

    private static Tensor ImageTensor() => Tensor.Create([.. Images.SelectMany(image => image)], [Images.Length, Mean.Length]);

    private static GradientEstimate Estimate(SigmoidBeliefNet net, string estimator, RandomKey key, int draws = 1)
    {
        EstimatorRules rules = EstimatorSpecification.Parse(estimator).Build(net.ShapeFor(RandomKey.FromSeed(3)));
        var options = new EstimateOptions
        {
            Batch = [Images.Length],
            DrawCount = draws,
            SampleCount = rules.SampleCount,
            Scales = rules.Scales,
            IsVariational = true,
        };
        return rules.Govern(net.Program(ImageTensor(), rules.Choices)).Estimate(net.Parameters, key, options);
    }

    /// <summary>(mean − exact)/(standard error) of every coordinate that varies; coordinates without noise must be exact.</summary>
    private static double[] Scores(SigmoidBeliefNet net, string estimator, double[] exact, out double largestError)
    {
        const int Repetitions = 60;
        double[][] gradients =
        [
            .. Enumerable.Range(0, Repetitions).Select(i => Flat(Estimate(net, estimator, RandomKey.FromSeed((ulong)i), draws: 40))),
        ];
        double[] errors = new double[exact.Length];
        double[] scores = new double[exact.Length];
        for (int i = 0; i < exact.Length; i++)
        {
            double mean = gradients.Average(gradient => gradient[i]);
            double squares = gradients.Sum(gradient => (gradient[i] - mean) * (gradient[i] - mean));
            errors[i] = Math.Sqrt(squares / (Repetitions - 1) / Repetitions);
            scores[i] = Math.Abs(mean - exact[i]) < 1e-12 ? 0 : (mean - exact[i]) / errors[i];
        }

        largestError = errors.Max();
        return scores;
    }

    private static double[] Flat(GradientEstimate estimate) => [.. estimate.Gradients.SelectMany(gradient => gradient.ToImmutableArray())];
}
