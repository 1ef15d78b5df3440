using System.Collections.Immutable;

namespace Variate.Reports.Charts;

/// <summary>A named line of a chart; points that are not finite are gaps.</summary>
/// <param name="Name">Shown in the legend.</param>
/// <param name="Points">In order of x.</param>
internal sealed record Series(string Name, ImmutableArray<Point> Points);
