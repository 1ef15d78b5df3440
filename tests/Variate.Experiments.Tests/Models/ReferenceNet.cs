using Variate.Experiments.Models;

namespace Variate.Experiments.Tests.Models;

/// <summary>The linear sigmoid belief net in plain numbers, loop by loop, from the formulas: exact sums over all joint values.</summary>
internal sealed class ReferenceNet
{
    private readonly Dictionary<string, double[]> _parameters;
    private readonly double[] _mean;
    private readonly int _units;
    private readonly int _layers;
    private readonly SigmoidBeliefNetOptions _options;

    internal ReferenceNet(SigmoidBeliefNet net, SigmoidBeliefNetOptions options, IEnumerable<float> mean)
    {
        _parameters = net.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToImmutableArray().ToArray(), StringComparer.Ordinal);
        _mean = [.. mean.Select(value => (double)value)];
        _units = options.Units;
        _layers = options.Layers;
        _options = options;
    }

    /// <summary>𝔼_q[ln p(x, h) − ln q(h | x)].</summary>
    internal double Bound(double[] x) => Values().Sum(h => Math.Exp(LogPosterior(x, h)) * (LogJoint(x, h) - LogPosterior(x, h)));

    /// <summary>ln p(x).</summary>
    internal double LogEvidence(double[] x) => Math.Log(Values().Sum(h => Math.Exp(LogJoint(x, h))));

    /// <summary>P(pixel = 1).</summary>
    internal double[] PixelMeans()
    {
        double[] means = new double[_mean.Length];
        foreach (double[][] h in Values())
        {
            double probability = Math.Exp(LogPriorOf(h));
            double[] logits = PixelLogits(h[0]);
            for (int pixel = 0; pixel < means.Length; pixel++)
            {
                means[pixel] += probability / (1 + Math.Exp(-logits[pixel]));
            }
        }

        return means;
    }

    private static double LogMass(double[] bits, double[] logits)
        => bits.Zip(logits, (bit, logit) => (bit * logit) - Math.Log(1 + Math.Exp(logit))).Sum();

    private double[] Coded(double[] bits) => _options.Coding == BitCoding.PlusMinusOne ? [.. bits.Select(bit => (2 * bit) - 1)] : bits;

    private double LogJoint(double[] x, double[][] h) => LogPriorOf(h) + LogMass(x, PixelLogits(h[0]));

    private double LogPriorOf(double[][] h)
    {
        double sum = LogMass(h[^1], _parameters["prior/logits"]);
        for (int layer = 1; layer < _layers; layer++)
        {
            sum += LogMass(h[layer - 1], Affine($"decoder/{layer + 1}/1", Coded(h[layer])));
        }

        return sum;
    }

    private double LogPosterior(double[] x, double[][] h)
    {
        double sum = LogMass(h[0], Affine("encoder/1/1", [.. x.Zip(_mean, (pixel, mean) => pixel - mean)]));
        for (int layer = 1; layer < _layers; layer++)
        {
            sum += LogMass(h[layer], Affine($"encoder/{layer + 1}/1", Coded(h[layer - 1])));
        }

        return sum;
    }

    private double[] PixelLogits(double[] h)
    {
        double[] logits = Affine("decoder/1/pixels", Coded(h));
        for (int pixel = 0; pixel < logits.Length && _options.HasOutputOffset; pixel++)
        {
            double mean = Math.Clamp(_mean[pixel], 0.001, 0.999);
            logits[pixel] += Math.Log(mean / (1 - mean));
        }

        return logits;
    }

    private double[] Affine(string name, double[] input)
    {
        double[] weights = _parameters[$"{name}/weights"];
        double[] output = [.. _parameters[$"{name}/bias"]];
        for (int i = 0; i < input.Length; i++)
        {
            for (int j = 0; j < output.Length; j++)
            {
                output[j] += input[i] * weights[(i * output.Length) + j];
            }
        }

        return output;
    }

    private IEnumerable<double[][]> Values()
    {
        for (int value = 0; value < 1 << (_units * _layers); value++)
        {
            int bits = value;
            yield return
            [
                .. Enumerable.Range(0, _layers).Select(layer =>
                    Enumerable.Range(0, _units).Select(unit => (double)((bits >> ((layer * _units) + unit)) & 1)).ToArray()),
            ];
        }
    }
}
