using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>Compares the mean of many independent estimates with an exact value and gradient, coordinate by coordinate.</summary>
internal sealed record ZTest(double LargestZ, double RelativeStandardError)
{
    /// <summary>Below this a difference is rounding, not bias: some coordinates have no variance at all.</summary>
    private const double Rounding = 1e-10;

    internal static ZTest Run(Func<Stochastic<Tensor>> program, ParameterSet parameters, Tensor exactObjective, EstimateOptions options)
    {
        const int Groups = 100;
        Tensor[] leaves = [.. parameters.Select(parameter => parameter.Value)];
        double[] exact = [exactObjective.ToScalar(), .. Flatten(Gradient.Of(exactObjective, leaves))];
        double[][] rows = new double[Groups][];
        for (int group = 0; group < Groups; group++)
        {
            GradientEstimate estimate = program().Estimate(parameters, RandomKey.FromSeed(2024).For((ulong)group), options);
            rows[group] = [estimate.Objective, .. Flatten(estimate.Gradients)];
        }

        return Compare(rows, exact);
    }

    /// <summary>Fails unless all coordinates agree, with a standard error too small to hide a bias.</summary>
    internal void AssertUnbiased()
    {
        Assert.True(LargestZ < 5, FormattableString.Invariant($"|z| = {LargestZ:0.00}: the estimate is biased."));
        Assert.True(
            RelativeStandardError < 0.1,
            FormattableString.Invariant($"standard error {RelativeStandardError:0.0000} of the largest coordinate: too noisy to see a bias."));
    }

    internal void AssertBiased()
        => Assert.True(LargestZ >= 5, FormattableString.Invariant($"|z| = {LargestZ:0.00}: a fault was not seen."));

    private static ZTest Compare(double[][] rows, double[] exact)
    {
        double largestZ = 0;
        double largestError = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            double mean = rows.Average(row => row[i]);
            double variance = rows.Sum(row => (row[i] - mean) * (row[i] - mean)) / (rows.Length - 1);
            double error = Math.Sqrt(variance / rows.Length);
            double difference = Math.Abs(mean - exact[i]);
            largestZ = Math.Max(largestZ, difference < Rounding ? 0 : difference / error);
            largestError = i > 0 ? Math.Max(largestError, error) : largestError;
        }

        return new ZTest(largestZ, largestError / exact.Skip(1).Max(Math.Abs));
    }

    private static IEnumerable<double> Flatten(IEnumerable<Tensor> tensors) => tensors.SelectMany(tensor => tensor.ToImmutableArray());
}
