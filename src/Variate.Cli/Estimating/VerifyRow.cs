using System.Collections.Immutable;

namespace Variate.Cli.Estimating;

/// <summary>An estimator on a problem, verified.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Estimator">The estimator.</param>
/// <param name="ClaimsUnbiased">What it promises.</param>
/// <param name="ExactMethod">How the exact gradient was computed.</param>
/// <param name="Verdict">unbiased, biased, inconclusive, no-gradient or non-finite.</param>
/// <param name="Bias">Mean − exact where it is worst; null where numbers were not finite.</param>
/// <param name="BiasHalfWidth">The half-width of its confidence interval.</param>
/// <param name="Within">Every element's bias is within this.</param>
/// <param name="Tolerance">What <paramref name="Within"/> had to meet.</param>
/// <param name="WorstZScore">Of the element where it is worst.</param>
/// <param name="WorstElement">That element.</param>
/// <param name="UnreachedChoices">The choices that no gradient reaches; empty unless that is the verdict.</param>
/// <param name="Draws">Draws that it took.</param>
internal sealed record VerifyRow(
    string Problem,
    string Estimator,
    bool ClaimsUnbiased,
    string ExactMethod,
    string Verdict,
    double? Bias,
    double? BiasHalfWidth,
    double Within,
    double Tolerance,
    double? WorstZScore,
    string? WorstElement,
    ImmutableArray<string> UnreachedChoices,
    long Draws)
{
    internal const string Unbiased = "unbiased";
    internal const string Biased = "biased";
    internal const string Inconclusive = "inconclusive";
    internal const string NoGradient = "no-gradient";
    internal const string NonFinite = "non-finite";

    /// <summary>Whether nothing was found that the traits deny: an estimator that is biased by its traits may be found biased.</summary>
    public bool IsAsPromised => !ClaimsUnbiased || Verdict is Unbiased or Inconclusive;
}
