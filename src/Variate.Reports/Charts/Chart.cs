using System.Collections.Immutable;

namespace Variate.Reports.Charts;

/// <summary>What a line chart shows; how it is drawn is <see cref="ChartSvg"/>'s.</summary>
internal sealed record Chart
{
    /// <summary>Shown above the chart, and read out to those who cannot see it.</summary>
    public required string Title { get; init; }

    /// <summary>Label of the horizontal axis.</summary>
    public required string HorizontalLabel { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; values that are not positive are then gaps.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The lines.</summary>
    public required ImmutableArray<Series> Series { get; init; }
}
