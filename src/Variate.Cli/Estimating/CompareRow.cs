using System.Collections.Immutable;
using Variate.Experiments.Problems;

namespace Variate.Cli.Estimating;

/// <summary>An estimator in a comparison. All lengths and variances are over the whole gradient.</summary>
/// <param name="Estimator">The estimator, with the options that differ from their defaults.</param>
/// <param name="IsUnbiased">What it promises.</param>
/// <param name="Choices">The estimator that each choice of the problem has.</param>
/// <param name="Bias">The length of mean − exact.</param>
/// <param name="BiasNoise">The length that chance alone would give: the root of the summed squares of the standard errors.</param>
/// <param name="Variance">Of one draw, summed over the elements.</param>
/// <param name="SignalToNoise">The length of the exact gradient over the root of the variance; null where there is no variance.</param>
/// <param name="CostEvaluations">Evaluations of the cost a draw.</param>
/// <param name="VarianceTimesCost">The variance at the price of one cost evaluation: the least is the best.</param>
/// <param name="RatioToOptimum">The variance over that of RAM; null where RAM does not apply or has none.</param>
/// <param name="Seconds">Of all draws.</param>
/// <param name="Parameters">Element by element.</param>
internal sealed record CompareRow(
    string Estimator,
    bool IsUnbiased,
    ImmutableArray<ChoiceEstimator> Choices,
    double Bias,
    double BiasNoise,
    double Variance,
    double? SignalToNoise,
    long CostEvaluations,
    double VarianceTimesCost,
    double? RatioToOptimum,
    double Seconds,
    ImmutableArray<EstimateRow> Parameters)
{
    internal static CompareRow Of(EstimateReport report, double? optimalVariance)
    {
        double variance = report.TotalVariance;
        double length = Math.Sqrt(report.Parameters.Sum(static row => row.Exact * row.Exact));
        return new CompareRow(
            report.Estimator,
            report.IsUnbiased,
            report.Choices,
            Math.Sqrt(report.Parameters.Sum(static row => (row.Mean - row.Exact) * (row.Mean - row.Exact))),
            Math.Sqrt(report.Parameters.Sum(static row => row.StandardError * row.StandardError)),
            variance,
            IsNoise(variance, length) ? length / Math.Sqrt(variance) : null,
            report.CostEvaluations,
            variance * report.CostEvaluations,
            optimalVariance is { } optimum && IsNoise(optimum, length) ? variance / optimum : null,
            report.Seconds,
            report.Parameters);
    }

    /// <summary>Whether a variance is more than rounding.</summary>
    private static bool IsNoise(double variance, double length) => variance > 1e-20 * Math.Max(1, length * length);
}
