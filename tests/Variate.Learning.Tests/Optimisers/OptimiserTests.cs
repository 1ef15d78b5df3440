using System.Collections.Immutable;
using Variate.Learning.Optimisers;
using Variate.Tensors;

namespace Variate.Learning.Tests.Optimisers;

/// <summary>Steps against the formulas of the papers, written out in scalars and in their own form.</summary>
public sealed class OptimiserTests
{
    private const double Tolerance = 1e-14;

    private static readonly double[] Start = [0.5, -1.25, 2];

    private static readonly double[][] Gradients = [[1, -0.03, 0], [-0.5, 0.7, 1e-6], [0.25, 0.2, -4], [2, -0.9, 0.125]];

    public static TheoryData<OptimiserOptions> AllMethods =>
    [
        new AdamOptions(),
        new AdamOptions { EpsilonPlacement = EpsilonPlacement.InsideUncorrected, WeightDecay = 0.1 },
        new SgdOptions { LearningRate = 0.1 },
        new SgdOptions { LearningRate = 0.1, Momentum = 0.9 },
        new RmsPropOptions(),
    ];

    public static TheoryData<OptimiserOptions> OutOfRange =>
    [
        new AdamOptions { LearningRate = -1 },
        new AdamOptions { LearningRate = double.NaN },
        new AdamOptions { FirstDecay = 1 },
        new AdamOptions { SecondDecay = -0.1 },
        new AdamOptions { Epsilon = 0 },
        new AdamOptions { EpsilonPlacement = (EpsilonPlacement)7 },
        new SgdOptions { Momentum = 1 },
        new SgdOptions { WeightDecay = double.PositiveInfinity },
        new RmsPropOptions { Decay = double.NaN },
        new RmsPropOptions { Epsilon = -1 },
    ];

    [Theory]
    [InlineData(EpsilonPlacement.Corrected, 0)]
    [InlineData(EpsilonPlacement.Corrected, 0.3)]
    [InlineData(EpsilonPlacement.InsideUncorrected, 0)]
    [InlineData(EpsilonPlacement.InsideUncorrected, 0.3)]
    public void Step_Adam_FollowsThePaper(EpsilonPlacement placement, double weightDecay)
    {
        // ε is large, so that its place shows.
        var options = new AdamOptions { LearningRate = 0.1, FirstDecay = 0.8, SecondDecay = 0.95, Epsilon = 0.5, EpsilonPlacement = placement, WeightDecay = weightDecay };
        double[] m = new double[3];
        double[] v = new double[3];

        AssertSteps(options, (i, t, theta, gradient) =>
        {
            double g = gradient + (weightDecay * theta);
            m[i] = (0.8 * m[i]) + (0.2 * g);
            v[i] = (0.95 * v[i]) + (0.05 * g * g);
            double c1 = 1 - Math.Pow(0.8, t);
            double c2 = 1 - Math.Pow(0.95, t);
            return placement == EpsilonPlacement.Corrected
                ? theta - (0.1 * (m[i] / c1) / (Math.Sqrt(v[i] / c2) + 0.5))
                : theta - (0.1 * Math.Sqrt(c2) / c1 * m[i] / (Math.Sqrt(v[i]) + 0.5));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void Step_Sgd_AccumulatesMomentum(double momentum)
    {
        double[] u = new double[3];

        AssertSteps(new SgdOptions { LearningRate = 0.2, Momentum = momentum, WeightDecay = 0.05 }, (i, _, theta, gradient) =>
        {
            u[i] = (momentum * u[i]) + gradient + (0.05 * theta);
            return theta - (0.2 * u[i]);
        });
    }

    [Fact]
    public void Step_RmsProp_FollowsChainer()
    {
        double[] s = new double[3];

        AssertSteps(new RmsPropOptions { LearningRate = 0.01, WeightDecay = 0.001 }, (i, _, theta, gradient) =>
        {
            double g = gradient + (0.001 * theta);
            s[i] = (0.99 * s[i]) + (0.01 * g * g);
            return theta - (0.01 * g / (Math.Sqrt(s[i]) + 1e-8));
        });
    }

    [Fact]
    public void Step_AdamFirstStep_IsTheLearningRateWhateverTheGradient()
    {
        var set = new ParameterSet(new Parameter("a", Tensor.Create([1.0, 1.0], [2])));

        new Adam(set).Step([Tensor.Create([1e-4, -1e4], [2])]);

        // α·g/(|g| + ε): by hand 0.001·1e−4/(1e−4 + 1e−8) and 0.001.
        Assert.Equal(1 - (0.001 / 1.0001), set[0].Value.ElementAt(0), 1e-12);
        Assert.Equal(1.001, set[0].Value.ElementAt(1), 1e-12);
    }

    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Step_WithARateFactor_IsAStepAtThatRate(OptimiserOptions options)
    {
        ParameterSet factored = NewSet(Start);
        ParameterSet plain = NewSet(Start);

        options.Create(factored).Step([Tensor.Create(Gradients[0], [3])], rateFactor: 0.25);
        (options with { LearningRate = options.LearningRate / 4 }).Create(plain).Step([Tensor.Create(Gradients[0], [3])]);

        Assert.Equal<double>(plain[0].Value.ToImmutableArray(), factored[0].Value.ToImmutableArray());
    }

    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Step_OneTwoOrThreeThreads_GivesTheSameBits(OptimiserOptions options)
    {
        double[] one = StepLargeTensor(options, 1, ElementType.Float32);

        Assert.Equal(one, StepLargeTensor(options, 2, ElementType.Float32));
        Assert.Equal(one, StepLargeTensor(options, 3, ElementType.Float32));
        Assert.Equal(StepLargeTensor(options, 1, ElementType.Float64), StepLargeTensor(options, 3, ElementType.Float64));
    }

    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Step_ElementsOfAPartialVector_EqualThoseOfAWholeOne(OptimiserOptions options)
    {
        // 16 elements fill a float32 vector; 21 leave 5 for the padded one.
        float[] values = [.. Enumerable.Range(0, 21).Select(i => (i % 5) - 1.5f)];
        var part = new ParameterSet(new Parameter("a", Tensor.Create(values, [21])));
        var alone = new ParameterSet(values.Select((value, i) => new Parameter($"{i}", Tensor.Create([value], [1]))));
        Optimiser partOptimiser = options.Create(part);
        Optimiser aloneOptimiser = options.Create(alone);

        for (int step = 0; step < 3; step++)
        {
            float[] gradients = [.. values.Select(value => MathF.Sin(value + step))];
            partOptimiser.Step([Tensor.Create(gradients, [21])]);
            aloneOptimiser.Step([.. gradients.Select(gradient => Tensor.Create([gradient], [1]))]);
        }

        Assert.Equal(alone.Select(parameter => parameter.Value.ToScalar()), part[0].Value.ToImmutableArray());
    }

    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Step_NonFiniteGradientAnywhere_IsSeen(OptimiserOptions options)
    {
        foreach (int place in (int[])[0, 15, 16, 20])
        {
            foreach (float bad in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                float[] gradient = new float[21];
                gradient[place] = bad;
                var set = new ParameterSet(new Parameter("a", Tensor.Zeros([21])));

                Assert.False(options.Create(set).Step([Tensor.Create(gradient, [21])]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Step_FiniteGradient_ReturnsTrue(OptimiserOptions options) =>
        Assert.True(options.Create(NewSet(Start)).Step([Tensor.Create(Gradients[0], [3])]));

    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Step_AfterTheFirst_AllocatesNothing(OptimiserOptions options)
    {
        Optimiser optimiser = options.Create(NewSet(Start));
        ImmutableArray<Tensor> gradients = [Tensor.Create(Gradients[0], [3])];
        for (int warm = 0; warm < 3; warm++)
        {
            optimiser.Step(gradients);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        optimiser.Step(gradients);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Step_WrongGradients_AreRefused()
    {
        Optimiser optimiser = new Sgd(NewSet(Start));

        Assert.Throws<ArgumentException>(() => optimiser.Step([]));
        Assert.Throws<ShapeMismatchException>(() => optimiser.Step([Tensor.Zeros([1, 3], ElementType.Float64)]));
        Assert.Throws<ArgumentException>(() => optimiser.Step([Tensor.Zeros([3])]));
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Create_SettingOutOfRange_IsRefused(OptimiserOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => options.Create(NewSet(Start)));

    [Fact]
    public void Description_DifferentSettings_Differ()
    {
        string[] descriptions = [.. ((IEnumerable<object[]>)AllMethods).Select(row => ((OptimiserOptions)row[0]).Description)];

        Assert.Equal("Adam (β₁ 0.9, β₂ 0.999, ε 1E-08 corrected), learning rate 0.001, weight decay 0", descriptions[0]);
        Assert.Equal(descriptions.Distinct(StringComparer.Ordinal), descriptions);
    }

    private static ParameterSet NewSet(double[] values) => new(new Parameter("a", Tensor.Create(values, [values.Length])));

    private static void AssertSteps(OptimiserOptions options, Func<int, int, double, double, double> next)
    {
        double[] theta = [.. Start];
        ParameterSet set = NewSet(Start);
        Optimiser optimiser = options.Create(set);
        for (int step = 0; step < Gradients.Length; step++)
        {
            optimiser.Step([Tensor.Create(Gradients[step], [3])]);
            for (int i = 0; i < theta.Length; i++)
            {
                theta[i] = next(i, step + 1, theta[i], Gradients[step][i]);
                Assert.Equal(theta[i], set[0].Value.ElementAt(i), Tolerance);
            }
        }
    }

    private static double[] StepLargeTensor(OptimiserOptions options, int threadCount, ElementType elementType)
    {
        const int Count = 50_003;
        using var workspace = new Workspace(threadCount);
        var set = new ParameterSet(new Parameter("a", Tensor.Ones([Count], elementType)));
        set.AttachTo(workspace);
        Optimiser optimiser = options.Create(set);
        for (ulong step = 0; step < 3; step++)
        {
            optimiser.Step([Noise.Normal(RandomKey.FromSeed(step), [Count], set[0].Value)]);
        }

        return [.. set[0].Value.ToImmutableArray()];
    }
}
