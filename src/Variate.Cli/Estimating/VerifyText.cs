using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary>The result of <c>variate verify</c> for a reader.</summary>
internal static class VerifyText
{
    internal static string Of(VerifyReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"problem",-20}{"estimator",-26}{"promises",-11}{"verdict",-40}{"worst z",9}{"draws",11}");
        foreach (VerifyRow row in report.Rows)
        {
            string promise = row.ClaimsUnbiased ? "unbiased" : "biased";
            string alarm = row.IsAsPromised ? "" : "  NOT AS PROMISED";
            text.AppendLine(Invariant($"{row.Problem,-20}{row.Estimator,-26}{promise,-11}{Sentence(row),-40}{row.WorstZScore,9:g3}{row.Draws,11:N0}{alarm}"));
        }

        text.AppendLine();
        int alarms = report.Rows.Count(static row => !row.IsAsPromised);
        text.AppendLine(Invariant(
            $"{report.Rows.Length} verified at a false-alarm rate of {report.FalseAlarmRate} each, {alarms} not as promised; {report.Refused.Length} pairs do not fit."));
        return text.ToString().TrimEnd();
    }

    private static string Sentence(VerifyRow row) => row.Verdict switch
    {
        VerifyRow.Unbiased => Invariant($"unbiased within {row.Within:g2}"),
        VerifyRow.Biased => Invariant($"biased by {row.Bias:g2} ± {row.BiasHalfWidth:g2} at {row.WorstElement}"),
        VerifyRow.NoGradient => $"no gradient reaches {string.Join(", ", row.UnreachedChoices)}",
        VerifyRow.Inconclusive => Invariant($"inconclusive, within {row.Within:g2}"),
        _ => row.Verdict,
    };
}
