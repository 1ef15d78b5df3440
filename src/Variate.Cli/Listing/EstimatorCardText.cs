using System.Globalization;
using System.Text;

namespace Variate.Cli.Listing;

/// <summary>The card of an estimator for a reader.</summary>
internal static class EstimatorCardText
{
    internal static string Of(EstimatorCard card)
    {
        EstimatorRow estimator = card.Estimator;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{estimator.Name}: {estimator.Summary}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"  Bias          {(estimator.IsUnbiased ? "none" : "biased")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Needs         {(estimator.RequiresDifferentiableCost ? "the derivative of the cost in the value" : "values of the cost only")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Takes         {estimator.Supports} choices");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Price         cost evaluations: {estimator.CostEvaluations}");
        Append(text, "Options", estimator.Options.Select(static option => $"{option.Name}={option.Default}: {option.Summary}; takes {option.Expected}"));
        Append(text, "When", card.UseIt);
        Append(text, "Otherwise", [card.Otherwise]);
        Append(text, "Try it on", [string.Join(", ", card.Problems)]);
        Append(text, "Papers", card.Papers);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        string label = title;
        foreach (string line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {label,-13} {line}");
            label = "";
        }
    }
}
