using System.Collections.Immutable;
using System.Text.Json;
using Variate.Experiments.Problems;

namespace Variate.Cli.Estimating;

/// <summary>The result of <c>variate compare</c>: the fields of its JSON, in camel case, which stay what they are.</summary>
/// <param name="Problem">The name of the problem.</param>
/// <param name="Settings">Every setting of the problem, as <c>--set</c> takes it.</param>
/// <param name="Samples">Independent draws for each estimator.</param>
/// <param name="TuningSteps">Steps by which estimators learned before.</param>
/// <param name="Seed">What decides the draws.</param>
/// <param name="ExactMethod">How the exact gradient was computed.</param>
/// <param name="GradientLength">That of the exact gradient.</param>
/// <param name="Estimators">Unbiased ones first, by variance times cost.</param>
/// <param name="Refused">Those that do not fit.</param>
internal sealed record CompareReport(
    string Problem,
    ImmutableSortedDictionary<string, string> Settings,
    long Samples,
    int TuningSteps,
    ulong Seed,
    string ExactMethod,
    double GradientLength,
    ImmutableArray<CompareRow> Estimators,
    ImmutableArray<RefusalRow> Refused)
{
    private const string Optimum = "ram";

    internal static CompareReport Of(Problem problem, ImmutableArray<EstimateReport> reports, IEnumerable<RefusalRow> refused)
    {
        EstimateReport first = reports[0];
        double? optimum = reports.FirstOrDefault(static report => report.Estimator == Optimum)?.TotalVariance;
        return new CompareReport(
            first.Problem,
            first.Settings,
            first.Samples,
            first.TuningSteps,
            first.Seed,
            problem.Description.ExactMethod,
            Math.Sqrt(first.Parameters.Sum(static row => row.Exact * row.Exact)),
            [
                .. reports.Select(report => CompareRow.Of(report, optimum))
                    .OrderByDescending(static row => row.IsUnbiased)
                    .ThenBy(static row => row.VarianceTimesCost),
            ],
            [.. refused]);
    }

    internal string ToJson() => JsonSerializer.Serialize(this, EstimateJson.Default.CompareReport);
}
