using System.Collections.Immutable;
using Variate.Experiments.Estimation;
using Variate.Experiments.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Models;

public sealed class StructuredPredictionTests
{
    private const int Units = 3;
    private static readonly ImmutableArray<float> Mean = [0.2f, 0.4f, 0.7f, 1f];
    private static readonly double[] Image = [0, 1, 1, 1];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Program_Enumerated_GivesTheExpectationSummedByHand(int layers)
    {
        StructuredPrediction model = Create(layers);

        GradientEstimate estimate = Estimate(model);

        Assert.Equal(ExpectedCost(model, layers), estimate.Objective, 10);
    }

    [Fact]
    public void Program_EnumeratedWithTheMovedParameter_HasTheSlopeOfTheExpectationSummedByHand()
    {
        const double Step = 1e-5;
        StructuredPrediction model = Create(layers: 2);
        GradientEstimate estimate = Estimate(model);

        foreach ((int index, Parameter parameter) in model.Parameters.Index())
        {
            double kept = parameter.MutableElements<double>()[0];
            parameter.MutableElements<double>()[0] = kept + Step;
            double above = ExpectedCost(model, layers: 2);
            parameter.MutableElements<double>()[0] = kept - Step;
            double below = ExpectedCost(model, layers: 2);
            parameter.MutableElements<double>()[0] = kept;

            Assert.Equal((above - below) / (2 * Step), estimate.Gradients[index].ElementAt(0), 8);
        }
    }

    [Fact]
    public void Reconstruct_AnImage_KeepsItsUpperHalf()
    {
        double[] picture = [.. Create(layers: 2).Reconstruct(Images(), RandomKey.FromSeed(2)).ToImmutableArray()];

        Assert.Equal(Image[..2], picture[..2]);
        Assert.All(picture[2..], probability => Assert.InRange(probability, 0.001, 0.9999));
    }

    [Fact]
    public void Create_AnOddNumberOfPixels_IsRefused()
        => Assert.Throws<ArgumentException>(() => new StructuredPrediction(new SigmoidBeliefNetOptions(), [0.5f, 0.5f, 0.5f], RandomKey.FromSeed(0)));

    private static StructuredPrediction Create(int layers)
        => new(new SigmoidBeliefNetOptions { Layers = layers, Units = Units, ElementType = ElementType.Float64 }, Mean, RandomKey.FromSeed(5));

    private static Tensor Images() => Tensor.Create(Image, [1, Image.Length]);

    private static GradientEstimate Estimate(StructuredPrediction model)
    {
        EstimatorRules rules = EstimatorSpecification.Parse("enumeration").Build(model.ShapeFor(RandomKey.FromSeed(3)));
        return model.Program(Images(), rules.Choices).Estimate(model.Parameters, RandomKey.FromSeed(1), new EstimateOptions { Batch = [1] });
    }

    private static double ExpectedCost(StructuredPrediction model, int layers)
    {
        double[] input = [Image[0] - Mean[0], Image[1] - Mean[1]];
        return ExpectedCost(model, layer: 1, layers, input);
    }

    private static double ExpectedCost(StructuredPrediction model, int layer, int layers, double[] input)
    {
        if (layer > layers)
        {
            double[] offsets = [.. Mean[2..].Select(mean => Math.Clamp(mean, 0.001, 0.999)).Select(mean => Math.Log(mean / (1 - mean)))];
            double[] logits = [.. Affine(model, "output/pixels", input).Zip(offsets, (logit, offset) => logit + offset)];
            return -LogMass(Image[2..], logits);
        }

        double[] ownLogits = Affine(model, $"layer/{layer}/1", input);
        double sum = 0;
        for (int value = 0; value < 1 << Units; value++)
        {
            double[] bits = [.. Enumerable.Range(0, Units).Select(unit => (double)((value >> unit) & 1))];
            double[] coded = [.. bits.Select(bit => (2 * bit) - 1)];
            sum += Math.Exp(LogMass(bits, ownLogits)) * ExpectedCost(model, layer + 1, layers, coded);
        }

        return sum;
    }

    private static double LogMass(double[] bits, double[] logits)
        => bits.Zip(logits, (bit, logit) => (bit * logit) - Math.Log(1 + Math.Exp(logit))).Sum();

    private static double[] Affine(StructuredPrediction model, string name, double[] input)
    {
        ImmutableArray<double> weights = Values(model, $"{name}/weights");
        double[] output = [.. Values(model, $"{name}/bias")];
        for (int i = 0; i < input.Length; i++)
        {
            for (int j = 0; j < output.Length; j++)
            {
                output[j] += input[i] * weights[(i * output.Length) + j];
            }
        }

        return output;
    }

    private static ImmutableArray<double> Values(StructuredPrediction model, string name)
        => model.Parameters.Single(parameter => parameter.Name == name).Value.ToImmutableArray();
}
