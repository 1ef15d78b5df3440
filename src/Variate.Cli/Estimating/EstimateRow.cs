using Variate.Experiments.Problems;

namespace Variate.Cli.Estimating;

/// <summary>One number, exactly and as estimated.</summary>
/// <param name="Name">The parameter, or "objective".</param>
/// <param name="Index">The element of the parameter, in row-major order.</param>
/// <param name="Exact">Without sampling error.</param>
/// <param name="Mean">Of the draws.</param>
/// <param name="StandardError">Of the mean.</param>
/// <param name="Variance">Of one draw.</param>
/// <param name="ZScore">
/// (mean − exact)/standard error; 0 where the difference is rounding, "Infinity" or "-Infinity" where a wrong estimate has no variance.
/// </param>
internal sealed record EstimateRow(string Name, int Index, double Exact, double Mean, double StandardError, double Variance, double ZScore)
{
    internal static EstimateRow Of(MeasuredCoordinate coordinate) => new(
        coordinate.Name,
        coordinate.Index,
        coordinate.Exact,
        coordinate.Moments.Mean,
        coordinate.Moments.StandardError,
        coordinate.Moments.Variance,
        coordinate.ZScore);
}
