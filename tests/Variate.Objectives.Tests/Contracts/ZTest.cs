using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>Compares the mean of many independent estimates with an expected value and gradient, coordinate by coordinate.</summary>
internal sealed record ZTest(double LargestZ, double RelativeStandardError, double TraceOfCovariance)
{
    /// <summary>Below this a difference is rounding, not bias: some coordinates have no variance at all.</summary>
    private const double Rounding = 1e-10;

    /// <summary>Each group is one independent estimate, the mean of <see cref="EstimateOptions.DrawCount"/> draws, with a key of its own.</summary>
    internal static ZTest Run(
        Func<Stochastic<Tensor>> program,
        ParameterSet parameters,
        Expected expected,
        EstimateOptions options,
        int groups = 40,
        ulong seed = 12345)
    {
        double[] exact = [expected.Value, .. Flatten(expected.Gradients)];
        double[][] rows = new double[groups][];
        using var workspace = new Workspace(1);
        parameters.AttachTo(workspace);
        for (int group = 0; group < groups; group++)
        {
            workspace.Recycle();
            GradientEstimate estimate = program().Estimate(parameters, RandomKey.FromSeed(seed).For((ulong)group), options);
            rows[group] = [estimate.Objective, .. Flatten(estimate.Gradients)];
        }

        parameters.AttachTo(null);
        return Compare(rows, exact, options.DrawCount);
    }

    /// <summary>Fails unless all coordinates agree, with a standard error below a fraction of the largest exact coordinate.</summary>
    internal void AssertUnbiased(double largestRelativeStandardError = 0.1)
    {
        Assert.True(LargestZ < 5, FormattableString.Invariant($"|z| = {LargestZ:0.00}: the estimate is biased."));
        Assert.True(
            RelativeStandardError < largestRelativeStandardError,
            FormattableString.Invariant($"standard error {RelativeStandardError:0.0000} of the largest coordinate: too noisy to see a bias."));
    }

    internal void AssertBiased()
        => Assert.True(LargestZ >= 5, FormattableString.Invariant($"|z| = {LargestZ:0.00}: a fault was not seen."));

    private static ZTest Compare(double[][] rows, double[] exact, int drawCount)
    {
        double largestZ = 0;
        double largestError = 0;
        double trace = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            double mean = rows.Average(row => row[i]);
            double variance = rows.Sum(row => (row[i] - mean) * (row[i] - mean)) / (rows.Length - 1);
            double error = Math.Sqrt(variance / rows.Length);
            double difference = Math.Abs(mean - exact[i]);
            largestZ = Math.Max(largestZ, difference < Rounding ? 0 : difference / error);
            if (i > 0)
            {
                largestError = Math.Max(largestError, error);
                trace += variance * drawCount;
            }
        }

        return new ZTest(largestZ, largestError / exact.Skip(1).Max(Math.Abs), trace);
    }

    private static IEnumerable<double> Flatten(IEnumerable<Tensor> tensors) => tensors.SelectMany(tensor => tensor.ToImmutableArray());
}
