namespace Variate.Distributions.Tests.Identities;

/// <summary>Two laws of which one is that of a monotone function of a variable of the other.</summary>
/// <param name="Name">As an equation.</param>
/// <param name="Left">The law of y, given positive parameters.</param>
/// <param name="Right">The law of t(y).</param>
/// <param name="Map">t, given the parameters.</param>
/// <param name="LogSlope">ln |t′|.</param>
internal sealed record LawIdentity(
    string Name,
    Func<double[], ComponentwiseDistribution> Left,
    Func<double[], ComponentwiseDistribution> Right,
    Func<double, double[], double> Map,
    Func<double, double[], double> LogSlope)
{
    /// <summary>Whether t falls, so that it takes lower tails to upper ones.</summary>
    internal bool IsMirrored { get; init; }
}
