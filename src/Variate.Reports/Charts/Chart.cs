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

    /// <summary>
    /// Whether the first few records of a long curve may leave the frame below: a bound starts hundreds of nats under where it spends the run.
    /// </summary>
    public bool LeavesStartOutside { get; init; }

    /// <summary>The lines.</summary>
    public required ImmutableArray<Series> Series { get; init; }
}
