using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary>The page of <c>variate table</c>.</summary>
internal static class TablePage
{
    private const string Introduction = """
        # Every estimator on every problem

        Made by one command. The seconds are those of the machine; no other number depends on the number of threads:

            {0}

        A problem's exact gradient g is named under its title. For each estimator of the catalog that the problem takes:

        - **largest z**: the element of the mean gradient that is furthest from the exact one, in standard errors. Below 5 in size for an
          unbiased estimator; 0 where the difference is rounding.
        - **bias**: the length of mean − g; **by chance** is the length that noise alone would give.
        - **variance** of one draw, summed over the elements of the gradient; **cost**: evaluations of the cost a draw.
        - **variance × cost**: the variance at the price of one cost evaluation. The least of the unbiased ones is the best buy.
        - **to RAM**: the variance over that of `ram`, the optimum of what sums one component out at a time; below 1 where several samples are
          averaged, or all values summed.

        Baselines, scales, temperatures and critics learned for a while at the parameters of the problem before the draws. An estimator of another
        choice is used where the one in the row does not take it: `enumeration` for bits, `pathwise` for continuous choices (`variate estimate` says which).
        Numbers of the size of 1e-20 are rounding: the estimator has no variance there.

        """;

    internal static string Of(ImmutableArray<CompareReport> sections, string commandLine)
    {
        var page = new StringBuilder();
        page.Append(string.Format(CultureInfo.InvariantCulture, Introduction.ReplaceLineEndings("\n"), commandLine));
        foreach (CompareReport section in sections)
        {
            Append(page, section);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, CompareReport section)
    {
        string settings = string.Join(' ', section.Settings.Select(static setting => $"{setting.Key}={setting.Value}"));
        page.Append(Invariant($"\n## {section.Problem}\n\n`{settings}`; exact by {section.ExactMethod}; |g| = {section.GradientLength:g4}.\n\n"));
        page.Append("| estimator | largest z | bias | by chance | variance | cost | variance × cost | to RAM | seconds |\n");
        page.Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (CompareRow row in section.Estimators)
        {
            string name = row.IsUnbiased ? $"`{row.Estimator}`" : $"`{row.Estimator}` (biased)";
            double z = row.Parameters.Select(static parameter => parameter.ZScore).MaxBy(Math.Abs);
            page.Append(Invariant(
                $"| {name} | {z:g3} | {row.Bias:g2} | {row.BiasNoise:g2} | {row.Variance:g4} | {row.CostEvaluations} | {row.VarianceTimesCost:g4} | {row.RatioToOptimum:g3} | {row.Seconds:0.00} |\n"));
        }

        if (section.Refused.Length > 0)
        {
            page.Append(Invariant($"\nDoes not take: {string.Join(", ", section.Refused.Select(static row => $"`{row.Estimator}`"))}.\n"));
        }
    }
}
