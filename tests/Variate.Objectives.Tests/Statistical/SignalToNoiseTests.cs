using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;
using Xunit.Abstractions;

namespace Variate.Objectives.Tests.Statistical;

/// <summary>
/// The Gaussian model of [Rainforth2018] in 20 dimensions, for one datum: z ~ N(μ, I), x ~ N(z, I), q = N(A·x + b, (2/3)·I), parameters near
/// the optimum. The signal-to-noise ratio of the gradient towards q, as a power of the number of particles.
/// </summary>
[Trait("Category", "Statistical")]
public class SignalToNoiseTests(ITestOutputHelper output)
{
    private const int Dimension = 20;
    private const int LargestPower = 10;
    private const int ParticlesAGroup = 1 << 14;
    private const int Groups = 40;

    [Fact]
    public void Gradient_OfManyParticles_GetsNoisierByIwaeAndBetterByDreg()
    {
        double[] iwae = new double[LargestPower + 1];
        double[] dreg = new double[LargestPower + 1];
        for (int power = 0; power <= LargestPower; power++)
        {
            int count = 1 << power;
            (double squaredMean, double dregVariance) = Moments(new IwaeDreg(count));

            // Both have the same mean, which the noisier one cannot resolve.
            (_, double iwaeVariance) = Moments(new Iwae(count));
            dreg[power] = Math.Log2(squaredMean / dregVariance) / 2;
            iwae[power] = Math.Log2(squaredMean / iwaeVariance) / 2;
        }

        output.WriteLine(FormattableString.Invariant($"fitted from 1 to 1,024: iwae {Slope(iwae):0.000}, iwae-dreg {Slope(dreg):0.000}"));
        output.WriteLine(FormattableString.Invariant($"fitted from 64 to 1,024: iwae {Slope(iwae[6..]):0.000}, iwae-dreg {Slope(dreg[6..]):0.000}"));

        // The exponents hold for many particles; below, terms of higher order in 1/K bend the curve.
        Assert.Equal(-0.5, Slope(iwae[6..]), 0.05);
        Assert.Equal(0.5, Slope(dreg[6..]), 0.05);
    }

    /// <summary>|𝔼 g|² without the part that is noise, and the trace of the covariance of one gradient.</summary>
    private static (double SquaredMean, double Variance) Moments(MultiSampleObjective objective)
    {
        int draws = ParticlesAGroup / objective.ParticleCount;
        double[][] rows = Rows(objective, draws);
        double squaredMean = 0;
        double variance = 0;
        for (int i = 0; i < rows[0].Length; i++)
        {
            double mean = rows.Average(row => row[i]);
            double ofGroups = rows.Sum(row => (row[i] - mean) * (row[i] - mean)) / (Groups - 1);
            squaredMean += (mean * mean) - (ofGroups / Groups);
            variance += ofGroups * draws;
        }

        return (squaredMean, variance);
    }

    private static double[][] Rows(MultiSampleObjective objective, int draws)
    {
        Tensor prior = Noise(1, [Dimension]);
        Tensor x = prior + (Noise(2, [1, Dimension]) * Math.Sqrt(2));
        var slope = new Parameter("A", (Tensor.Identity(Dimension, x) * 0.5) + (Noise(3, [Dimension, Dimension]) * 0.01));
        var shift = new Parameter("b", (prior * 0.5) + (Noise(4, [Dimension]) * 0.01));
        var parameters = new ParameterSet(slope, shift);
        var one = Tensor.Ones([1], ElementType.Float64);
        using var workspace = new Workspace(1);
        parameters.AttachTo(workspace);
        double[][] rows = new double[Groups][];
        for (int group = 0; group < Groups; group++)
        {
            workspace.Recycle();
            Stochastic<Tensor> program =
                from z in new Normal(x.MatMul(slope) + shift, one * Math.Sqrt(2.0 / 3))
                select new Normal(prior, one).LogProbability(z) + new Normal(z, one).LogProbability(x);
            GradientEstimate estimate = objective.Estimate(
                program,
                parameters,
                RandomKey.FromSeed(9).For((ulong)group),
                new EstimateOptions { Batch = [1], DrawCount = draws });
            rows[group] = [.. estimate.GradientTowards(shift).ToImmutableArray()];
        }

        return rows;
    }

    private static Tensor Noise(ulong purpose, Shape shape)
    {
        var standard = new Normal(Tensor.Zeros(shape, ElementType.Float64), Tensor.Ones(shape, ElementType.Float64));
        return standard.Draw(new Run { Key = RandomKey.FromSeed(100 + purpose), Batch = shape[..^1] });
    }

    /// <summary>The least-squares slope over 0, 1, 2, ….</summary>
    private static double Slope(double[] values)
    {
        double centre = (values.Length - 1) / 2.0;
        double covariance = values.Select((value, i) => (i - centre) * value).Sum();
        return covariance / Enumerable.Range(0, values.Length).Sum(i => (i - centre) * (i - centre));
    }
}
