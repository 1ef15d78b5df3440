namespace Variate.Reports.Charts;

/// <summary>A point in data coordinates.</summary>
/// <param name="X">May be NaN or infinite: then it is not drawn.</param>
/// <param name="Y">May be NaN or infinite: then it is not drawn.</param>
internal readonly record struct Point(double X, double Y);
