using System.Collections.Immutable;
using System.Globalization;

namespace Variate.Reports.Charts;

/// <summary>An axis in equal steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed class LinearAxis : Axis
{
    private const int WantedIntervals = 5;
    private const double LargestPlainNumber = 1e6;
    private readonly double _start;
    private readonly double _half;
    private readonly double _step;

    /// <summary>An axis over finite values; a range without width is widened around its value.</summary>
    public LinearAxis(double minimum, double maximum)
    {
        // Halves throughout: the difference of two large finite numbers can overflow.
        double smallest = Math.Max(Math.Abs(minimum), Math.Abs(maximum)) * 1e-9;
        if ((maximum / 2) - (minimum / 2) <= smallest)
        {
            double margin = Math.Max(Math.Abs(minimum) * 0.05, 0.5);
            maximum = Math.Min(maximum + margin, double.MaxValue);
            minimum = Math.Max(minimum - margin, -double.MaxValue);
        }

        _start = minimum;
        _half = (maximum / 2) - (minimum / 2);
        _step = NiceStep(_half / WantedIntervals * 2);
        Ticks = [.. TicksWithin(maximum)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<double> Ticks { get; }

    /// <inheritdoc/>
    public override bool CanShow(double value) => double.IsFinite(value);

    /// <inheritdoc/>
    public override double Fraction(double value) => ((value / 2) - (_start / 2)) / _half;

    /// <inheritdoc/>
    public override string Label(double tick)
    {
        if (Math.Abs(tick) >= LargestPlainNumber || _step < 1e-4)
        {
            return tick.ToString("0.###e0", CultureInfo.InvariantCulture).Replace('-', '−');
        }

        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(_step) + 1e-9));
        return tick.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .Replace('-', '−');
    }

    private static double NiceStep(double raw)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double digit = raw / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private IEnumerable<double> TicksWithin(double maximum)
    {
        // Counted, not accumulated, so that rounding cannot pile up; adding 0 turns −0 into 0.
        double first = Math.Ceiling(_start / _step);
        for (int count = 0; count <= 2 * WantedIntervals && (first + count) * _step <= maximum; count++)
        {
            yield return ((first + count) * _step) + 0.0;
        }
    }
}
