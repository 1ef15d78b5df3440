using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.LocalExpectations;

/// <summary>Estimates from a value and its changes are those from the dense values, and form no array of all values.</summary>
public class StructuredEvaluationTests
{
    private const int Batch = 3;
    private const int Bits = 6;
    private const int Pixels = 19;

    private static readonly Dictionary<string, Func<Estimator>> Estimators = new(StringComparer.Ordinal)
    {
        ["ram"] = static () => new RamEstimator(),
        ["local-expectation"] = static () => new LocalExpectationEstimator(),
        ["go"] = static () => new GoEstimator(),
    };

    private static readonly Dictionary<string, Func<Net, Func<Estimator>, Func<Tensor, Tensor>, Stochastic<Tensor>>> Programs = new(StringComparer.Ordinal)
    {
        ["an affine decoder"] = static (net, rule, read)
            => from h in net.Layer(rule())
               let z = read(h)
               select net.Prior(z) + net.Likelihood((2 * z) - 1),
        ["a decoder with a tanh layer"] = static (net, rule, read)
            => from h in net.Layer(rule())
               let z = read(h)
               select net.Prior(z) + net.Likelihood(z.Affine(net.Hidden, net.HiddenBias).Tanh()),
        ["a cost charged early"] = static (net, rule, read)
            => from h in net.Layer(rule())
               from _ in Stochastic.Charge(net.Likelihood(read(h) - 0.5))
               select net.Prior(read(h)),
        ["a cost of one's own"] = static (net, rule, read)
            => from h in net.Layer(rule())
               let logits = read(h).MatMul(net.Weights) + net.Bias
               select (logits - net.X).Square().Sum(^1) + logits.LogSumExp(),
        ["two layers"] = static (net, rule, read)
            => from h1 in net.Layer(rule())
               let z1 = read(h1)
               from h2 in Bernoulli.FromLogits(((2 * z1) - 1).Affine(net.Hidden, net.HiddenBias)).Via(rule())
               let z2 = read(h2)
               let below = LogProbabilities.Bernoulli(z1, z2.MatMul(net.Hidden))
               select net.Prior(z2) - below + net.Likelihood(z1),
    };

    public static TheoryData<string, string, ElementType> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, ElementType>();
            foreach (string estimator in Estimators.Keys)
            {
                foreach (string program in Programs.Keys)
                {
                    pairs.Add(estimator, program, ElementType.Float32);
                    pairs.Add(estimator, program, ElementType.Float64);
                }
            }

            return pairs;
        }
    }

    public static TheoryData<string> EstimatorNames => [.. Estimators.Keys];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Estimate_OfChanges_EqualsThatOfDenseValues(string estimator, string program, ElementType type)
    {
        var net = new Net(Batch, Bits, Pixels, type);
        var ones = Tensor.Ones([Bits], type);
        var options = new EstimateOptions { Batch = [Batch], DrawCount = 4, IsVariational = true };
        double[] Gradients(Func<Tensor, Tensor> read)
            => [.. Programs[program](net, Estimators[estimator], read)
                .Estimate(net.Parameters, RandomKey.FromSeed(3), options).Gradients.SelectMany(static gradient => gradient.ToImmutableArray())];

        // A product with ones has the same values and the same gradient, and is written out.
        double[] expected = Gradients(z => z * ones);
        double[] actual = Gradients(static z => z);

        double rounding = 200 * expected.Max(Math.Abs) * Math.ScaleB(1, type == ElementType.Float32 ? -24 : -53);
        Assert.All(actual.Zip(expected), pair => Assert.InRange(pair.First - pair.Second, -rounding, rounding));
    }

    [Theory]
    [MemberData(nameof(EstimatorNames))]
    public void Estimate_OnAnyNumberOfThreads_HasTheSameBits(string estimator)
    {
        double[] Gradients(int threads)
        {
            using var workspace = new Workspace(threads);
            var net = new Net(7, 33, 201, ElementType.Float32);
            net.Parameters.AttachTo(workspace);
            return [.. Programs["an affine decoder"](net, Estimators[estimator], static z => z)
                .Estimate(net.Parameters, RandomKey.FromSeed(3), new EstimateOptions { Batch = [7], IsVariational = true })
                .Gradients.SelectMany(static gradient => gradient.ToImmutableArray())];
        }

        double[] alone = Gradients(1);

        Assert.Equal(alone, Gradients(2));
        Assert.Equal(alone, Gradients(3));
    }

    [Theory]
    [MemberData(nameof(EstimatorNames))]
    public void Estimate_HundredsOfBits_FormsNoArrayOfAllValues(string estimator)
    {
        const int Data = 100;
        const int Hundreds = 200;
        using var workspace = new Workspace(1);
        var net = new Net(Data, Hundreds, 784, ElementType.Float32);
        net.Parameters.AttachTo(workspace);

        Programs["an affine decoder"](net, Estimators[estimator], static z => z)
            .Estimate(net.Parameters, RandomKey.FromSeed(3), new EstimateOptions { Batch = [Data], IsVariational = true });

        // All that is lent together is less than the smaller of the two, values and logits.
        Assert.InRange(workspace.AllocatedBytes, 1, (long)Hundreds * Data * Hundreds * sizeof(float));
    }

    /// <summary>The parameters of the programs above, and data.</summary>
    private sealed class Net
    {
        private readonly ElementType _type;

        internal Net(int batch, int bits, int pixels, ElementType type)
        {
            _type = type;
            X = (Draw("x", [batch, pixels]) - 0.5).Step();
            Encoder = new Parameter("encoder", 0.3 * Draw("encoder", [pixels, bits]));
            Weights = new Parameter("weights", Draw("weights", [bits, pixels]));
            Bias = new Parameter("bias", 2 * Draw("bias", [pixels]));
            Hidden = new Parameter("hidden", Draw("hidden", [bits, bits]));
            HiddenBias = new Parameter("hidden bias", Draw("hidden bias", [bits]));
            Top = new Parameter("top", Draw("top", [bits]));
            Parameters = new ParameterSet(Encoder, Weights, Bias, Hidden, HiddenBias, Top);
        }

        internal Tensor X { get; }

        internal Parameter Encoder { get; }

        internal Parameter Weights { get; }

        internal Parameter Bias { get; }

        internal Parameter Hidden { get; }

        internal Parameter HiddenBias { get; }

        internal Parameter Top { get; }

        internal ParameterSet Parameters { get; }

        internal SampleSite Layer(Estimator estimator) => Bernoulli.FromLogits(X.MatMul(Encoder)).Via(estimator);

        internal Tensor Prior(Tensor bits) => -LogProbabilities.Bernoulli(bits, Top);

        internal Tensor Likelihood(Tensor input) => -LogProbabilities.Bernoulli(X, input.Affine(Weights, Bias));

        private Tensor Draw(string name, Shape shape) => Noise.Normal(RandomKey.FromSeed(8).For(name), shape, Tensor.Zeros([], _type));
    }
}
