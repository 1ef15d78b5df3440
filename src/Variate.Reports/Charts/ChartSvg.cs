using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Variate.Reports.Charts;

/// <summary>Draws a chart as inline SVG; colours and fonts come from the style sheet of the page.</summary>
internal static class ChartSvg
{
    private const int Width = 480;
    private const int Height = 280;
    private const int Left = 58;
    private const int Right = 24;
    private const int Top = 10;
    private const int Bottom = 44;
    private const int PlotWidth = Width - Left - Right;
    private const int PlotHeight = Height - Top - Bottom;

    /// <summary>The share of the horizontal range, and the least number of points, for a start that may lie outside.</summary>
    private const double StartShare = 0.03;
    private const int PointsOfALongCurve = 50;

    /// <summary>The lowest point itself may round to a little below the frame.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The number of line styles in the style sheet; further series repeat them.</summary>
    private const int Colours = 8;

    /// <summary>Appends the chart as a figure. A chart without a drawable point says so instead of drawing axes.</summary>
    public static void Append(StringBuilder html, Chart chart)
    {
        html.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Encode(chart.Title)}</figcaption>\n");
        if (Axes(chart) is var (horizontal, vertical))
        {
            AppendLegend(html, chart.Series);
            html.Append(
                CultureInfo.InvariantCulture,
                $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Encode(chart.Title)}\">\n");
            AppendVerticalAxis(html, vertical);
            AppendHorizontalAxis(html, horizontal, chart.HorizontalLabel);
            for (int index = 0; index < chart.Series.Length; index++)
            {
                AppendLine(html, chart.Series[index].Points, horizontal, vertical, index % Colours);
            }

            html.Append("</svg>\n");
        }
        else
        {
            html.Append("<p class=\"none\">Nothing to draw: no finite value was recorded.</p>\n");
        }

        html.Append("</figure>\n");
    }

    private static (Axis Horizontal, Axis Vertical)? Axes(Chart chart)
    {
        ImmutableArray<Point> shown =
        [
            .. chart.Series.SelectMany(series => series.Points).Where(point =>
                double.IsFinite(point.X) && double.IsFinite(point.Y) && (!chart.IsLogarithmic || point.Y > 0)),
        ];
        if (shown.IsEmpty)
        {
            return null;
        }

        double first = shown.Min(point => point.X);
        double last = shown.Max(point => point.X);
        double start = chart.LeavesStartOutside && shown.Length >= PointsOfALongCurve ? first + (StartShare * (last - first)) : first;
        double lowest = shown.Where(point => point.X >= start).Min(point => point.Y);
        double highest = shown.Max(point => point.Y);
        Axis vertical = chart.IsLogarithmic ? new LogarithmicAxis(lowest, highest) : new LinearAxis(lowest, highest);
        return (new LinearAxis(first, last), vertical);
    }

    private static void AppendLegend(StringBuilder html, ImmutableArray<Series> series)
    {
        if (series.Length < 2)
        {
            return;
        }

        html.Append("<ul class=\"legend\">");
        for (int index = 0; index < series.Length; index++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"c{index % Colours}\">{Encode(series[index].Name)}</li>");
        }

        html.Append("</ul>\n");
    }

    private static void AppendVerticalAxis(StringBuilder html, Axis axis)
    {
        foreach (double tick in axis.Ticks)
        {
            string y = Number(Vertical(axis.Fraction(tick)));
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {y}H{Width - Right}\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y}\" dy=\".35em\" text-anchor=\"end\">{axis.Label(tick)}</text>\n");
        }
    }

    private static void AppendHorizontalAxis(StringBuilder html, Axis axis, string label)
    {
        int floor = Height - Bottom;
        html.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} {floor}H{Width - Right}\"/>\n");
        foreach (double tick in axis.Ticks)
        {
            string x = Number(Horizontal(axis.Fraction(tick)));
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{x} {floor}v4\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{floor + 18}\" text-anchor=\"middle\">{axis.Label(tick)}</text>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (PlotWidth / 2)}\" y=\"{Height - 6}\" text-anchor=\"middle\">{Encode(label)}</text>\n");
    }

    private static void AppendLine(
        StringBuilder html, ImmutableArray<Point> points, Axis horizontal, Axis vertical, int colour)
    {
        int start = 0;
        for (int index = 0; index <= points.Length; index++)
        {
            bool isShown = index < points.Length
                && horizontal.CanShow(points[index].X)
                && vertical.CanShow(points[index].Y)
                && vertical.Fraction(points[index].Y) >= -Rounding;
            if (!isShown)
            {
                AppendStretch(html, points[start..index], horizontal, vertical, colour);
                start = index + 1;
            }
        }
    }

    /// <summary>Draws points between two gaps; a lone one as a dot, since a line needs two.</summary>
    private static void AppendStretch(
        StringBuilder html, ImmutableArray<Point> points, Axis horizontal, Axis vertical, int colour)
    {
        if (points.IsEmpty)
        {
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<path class=\"line c{colour}\" d=\"");
        char command = 'M';
        foreach (Point point in Decimation.Thin(points, PlotWidth))
        {
            html.Append(command).Append(Number(Horizontal(horizontal.Fraction(point.X))));
            html.Append(' ').Append(Number(Vertical(vertical.Fraction(point.Y))));
            command = 'L';
        }

        // A stroke of no length with round caps is a dot.
        html.Append(points.Length == 1 ? "h0\"/>\n" : "\"/>\n");
    }

    private static double Horizontal(double fraction) => Left + (fraction * PlotWidth);

    private static double Vertical(double fraction) => Top + ((1 - fraction) * PlotHeight);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
