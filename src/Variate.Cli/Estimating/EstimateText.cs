using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary>The result of <c>variate estimate</c> for a reader.</summary>
internal static class EstimateText
{
    internal static string Of(EstimateReport report)
    {
        var text = new StringBuilder();
        string settings = string.Join(' ', report.Settings.Select(static setting => $"{setting.Key}={setting.Value}"));
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Problem} {settings}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Estimator}, {(report.IsUnbiased ? "unbiased" : "biased")}{Substitutes(report)}");
        text.AppendLine(Invariant($"{report.Samples:N0} draws, {report.CostEvaluations} cost evaluations a draw, {report.Seconds:0.00} s; exact by {report.ExactMethod}"));
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"",-20}{"exact",14}{"mean",14}{"std. error",14}{"variance",14}{"z",9}");
        text.AppendLine(LineOf(report.Objective, "objective"));
        foreach (EstimateRow row in report.Parameters)
        {
            text.AppendLine(LineOf(row, Invariant($"{row.Name}[{row.Index}]")));
        }

        return text.ToString().TrimEnd();
    }

    private static string Substitutes(EstimateReport report)
    {
        string[] others =
        [
            .. report.Choices
                .Where(choice => report.Choices.Length > 1 && choice.Estimator != report.Estimator)
                .Select(static choice => $"{choice.Estimator} for the choice \"{choice.Choice}\", which it does not take"),
        ];
        return others.Length == 0 ? "" : $"; {string.Join("; ", others)}";
    }

    private static string LineOf(EstimateRow row, string name)
        => Invariant($"{name,-20}{row.Exact,14:g6}{row.Mean,14:g6}{row.StandardError,14:g3}{row.Variance,14:g4}{row.ZScore,9:g3}");
}
