using System.Collections.Immutable;
using System.Text.Json;
using Variate.Experiments.Problems;

namespace Variate.Cli.Estimating;

/// <summary>The result of <c>variate estimate</c>: the fields of its JSON, in camel case, which stay what they are.</summary>
/// <param name="Problem">The name of the problem.</param>
/// <param name="Settings">Every setting of the problem, as <c>--set</c> takes it.</param>
/// <param name="Estimator">The estimator, with the options that differ from their defaults.</param>
/// <param name="IsUnbiased">What the estimator promises.</param>
/// <param name="Choices">The estimator that each choice of the problem has.</param>
/// <param name="Samples">Independent draws of the gradient estimate.</param>
/// <param name="TuningSteps">Steps by which baselines, scales, temperatures and critics learned before the draws.</param>
/// <param name="Seed">What decides the draws.</param>
/// <param name="ExactMethod">How the exact numbers were computed.</param>
/// <param name="Objective">The expected cost.</param>
/// <param name="Parameters">The gradient, element by element.</param>
/// <param name="TotalVariance">The variances of the elements of the gradient, summed.</param>
/// <param name="CostEvaluations">Evaluations of the cost a draw.</param>
/// <param name="Seconds">Wall-clock time of all draws.</param>
internal sealed record EstimateReport(
    string Problem,
    ImmutableSortedDictionary<string, string> Settings,
    string Estimator,
    bool IsUnbiased,
    ImmutableArray<ChoiceEstimator> Choices,
    long Samples,
    int TuningSteps,
    ulong Seed,
    string ExactMethod,
    EstimateRow Objective,
    ImmutableArray<EstimateRow> Parameters,
    double TotalVariance,
    long CostEvaluations,
    double Seconds)
{
    internal static EstimateReport Of(Problem problem, GradientMethod method, MeasuredGradient measured, int tuningSteps, ulong seed, double seconds) => new(
        problem.Description.Name,
        problem.Settings.Texts,
        method.Estimator,
        method.IsUnbiased,
        method.Choices,
        measured.Samples,
        tuningSteps,
        seed,
        problem.Description.ExactMethod,
        EstimateRow.Of(measured.Objective),
        [.. measured.Coordinates.Select(EstimateRow.Of)],
        measured.TotalVariance,
        measured.CostEvaluations,
        seconds);

    internal string ToJson() => JsonSerializer.Serialize(this, EstimateJson.Default.EstimateReport);
}
