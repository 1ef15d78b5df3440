using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary>The result of <c>variate compare</c> for a reader.</summary>
internal static class CompareText
{
    internal static string Of(CompareReport report)
    {
        var text = new StringBuilder();
        string settings = string.Join(' ', report.Settings.Select(static setting => $"{setting.Key}={setting.Value}"));
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Problem} {settings}");
        text.AppendLine(Invariant(
            $"{report.Samples:N0} draws each after {report.TuningSteps:N0} steps of learning; |gradient| = {report.GradientLength:g4}, exact by {report.ExactMethod}"));
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"",-34}{"bias",11}{"by chance",11}{"variance",11}{"cost",6}{"var x cost",12}{"SNR",9}{"to RAM",9}");
        foreach (CompareRow row in report.Estimators)
        {
            string name = row.IsUnbiased ? row.Estimator : $"{row.Estimator} (biased)";
            text.AppendLine(Invariant(
                $"{name,-34}{row.Bias,11:g3}{row.BiasNoise,11:g3}{row.Variance,11:g4}{row.CostEvaluations,6}{row.VarianceTimesCost,12:g4}{row.SignalToNoise,9:g3}{row.RatioToOptimum,9:g3}"));
        }

        if (report.Refused.Length > 0)
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"Not applicable: {string.Join(", ", report.Refused.Select(static row => row.Estimator))}");
        }

        return text.ToString().TrimEnd();
    }
}
