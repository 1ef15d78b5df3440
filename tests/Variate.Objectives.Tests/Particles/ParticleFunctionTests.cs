using Variate.Objectives.Tests.Contracts;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Particles;

/// <summary>Values, weights and curvatures against the definitions and their derivatives, and where the definitions lose their digits.</summary>
public class ParticleFunctionTests
{
    public static TheoryData<string> Names => ["iwae", "renyi", "jackknife", "second-jackknife"];

    [Theory]
    [MemberData(nameof(Names))]
    public void At_RandomWeights_AgreesWithTheDefinitionAndItsDerivatives(string name)
    {
        (ParticleFunction function, Func<Tensor, Tensor> definition) = Named(name);
        Tensor logWeights = Random(3, 5, 2).AsLeaf();

        ParticleTerms terms = function.At(logWeights.StopGradient());

        Tensor value = definition(logWeights);
        Tensor weights = Gradient.Of(value, [logWeights], isDifferentiable: true)[0];
        AssertNear(value, terms.Value);
        AssertNear(weights, terms.Weights);
        for (int k = 0; k < 5; k++)
        {
            Tensor row = Gradient.Of(weights.Slice(^1, k, 1), logWeights)[0];
            AssertNear(row.Slice(^1, k, 1), terms.Curvatures.Slice(^1, k, 1));
        }

        if (terms.Shares is { } shares)
        {
            AssertNear(1 - (terms.Curvatures / terms.Weights), shares);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void At_ConstantAddedToTheWeights_IsAddedToTheValue(string name)
    {
        ParticleFunction function = Named(name).Function;
        Tensor logWeights = Random(2, 4, 1);

        ParticleTerms near = function.At(logWeights);
        ParticleTerms far = function.At(logWeights + 10_000);

        AssertNear(near.Value + 10_000, far.Value, 1e-9);
        AssertNear(near.Weights, far.Weights, 1e-9);
        AssertNear(near.Curvatures, far.Curvatures, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void At_WeightsTenThousandApart_IsDecidedByTheLargest(string name)
    {
        ParticleFunction function = Named(name).Function;
        var logWeights = Tensor.Create([-1e4, 1e4, 0, -5e3], [1, 4]);

        ParticleTerms terms = function.At(logWeights);

        Assert.All(terms.Value.ToImmutableArray(), static value => Assert.True(double.IsFinite(value)));
        Assert.All(terms.Weights.ToImmutableArray(), static weight => Assert.True(double.IsFinite(weight)));
        Assert.All(terms.Curvatures.ToImmutableArray(), static curvature => Assert.True(double.IsFinite(curvature)));
    }

    [Theory]
    [InlineData("iwae", ElementType.Float32, 1)]
    [InlineData("iwae", ElementType.Float64, 1)]
    [InlineData("jackknife", ElementType.Float32, 5000)]
    [InlineData("jackknife", ElementType.Float64, 5000)]
    public void At_FiveThousandParticles_WeightsSumToOneWithinRounding(string name, ElementType elementType, int largestFactor)
    {
        ParticleFunction function = Named(name).Function;
        Tensor logWeights = (Random(2, 5000, 3) * 30).To(elementType);

        ParticleTerms terms = function.At(logWeights);

        // F(ln w + c) = F(ln w) + c, so the weights of every such function sum to 1. Log-weights of up to 90 are rounded, and the jackknife
        // multiplies their weights with K.
        double epsilon = elementType == ElementType.Float32 ? 1.2e-7 : 2.2e-16;
        Assert.All(terms.Weights.Sum(^1).ToImmutableArray(), sum => Assert.Equal(1, sum, 90 * epsilon * largestFactor));
    }

    private static (ParticleFunction Function, Func<Tensor, Tensor> Definition) Named(string name) => name switch
    {
        "iwae" => (new LogMeanFunction(1), Bounds.ImportanceWeighted),
        "renyi" => (new LogMeanFunction(0.7), static logWeights => Bounds.Renyi(logWeights, 0.3)),
        "jackknife" => (new JackknifeFunction(), Bounds.Jackknife),
        _ => (new SecondJackknifeFunction(), Bounds.SecondJackknife),
    };

    private static Tensor Random(int rows, int count, ulong seed)
    {
        var key = RandomKey.FromSeed(seed);
        double[] values = [.. Enumerable.Range(0, rows * count).Select(i => (6 * key.Uniform((ulong)i)) - 3)];
        return Tensor.Create(values, [rows, count]);
    }

    private static void AssertNear(Tensor expected, Tensor actual, double tolerance = 1e-11)
    {
        double[] right = [.. expected.ToImmutableArray()];
        double[] got = [.. actual.ToImmutableArray()];
        Assert.Equal(right.Length, got.Length);
        for (int i = 0; i < right.Length; i++)
        {
            Assert.Equal(right[i], got[i], tolerance);
        }
    }
}
