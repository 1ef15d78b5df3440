using System.Collections.Immutable;
using System.Text.Json;

namespace Variate.Cli.Estimating;

/// <summary>The result of <c>variate verify</c>: the fields of its JSON, in camel case, which stay what they are.</summary>
/// <param name="FalseAlarmRate">The largest probability that a correct estimator is called biased, for each row.</param>
/// <param name="Seed">What decides the draws.</param>
/// <param name="Rows">One a pair of problem and estimator.</param>
/// <param name="Refused">The pairs that do not fit.</param>
internal sealed record VerifyReport(double FalseAlarmRate, ulong Seed, ImmutableArray<VerifyRow> Rows, ImmutableArray<RefusalRow> Refused)
{
    internal string ToJson() => JsonSerializer.Serialize(this, EstimateJson.Default.VerifyReport);
}
