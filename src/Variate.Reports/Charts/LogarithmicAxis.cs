using System.Collections.Immutable;
using System.Globalization;

namespace Variate.Reports.Charts;

/// <summary>An axis over whole powers of ten.</summary>
internal sealed class LogarithmicAxis : Axis
{
    private const int MostTicks = 6;
    private readonly int _first;
    private readonly int _last;

    /// <summary>An axis that covers positive finite values.</summary>
    public LogarithmicAxis(double minimum, double maximum)
    {
        _first = (int)Math.Floor(Math.Log10(minimum));
        _last = Math.Max((int)Math.Ceiling(Math.Log10(maximum)), _first + 1);
        int stride = ((_last - _first) / MostTicks) + 1;
        Ticks = [.. Enumerable.Range(0, ((_last - _first) / stride) + 1)
            .Select(index => Math.Pow(10, _first + (index * stride)))

            // The powers just outside the range of double are 0 and ∞.
            .Where(CanShow)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<double> Ticks { get; }

    /// <inheritdoc/>
    public override bool CanShow(double value) => double.IsFinite(value) && value > 0;

    /// <inheritdoc/>
    public override double Fraction(double value) => (Math.Log10(value) - _first) / (_last - _first);

    /// <inheritdoc/>
    public override string Label(double tick)
    {
        int exponent = (int)Math.Round(Math.Log10(tick));
        return exponent is >= -2 and <= 3
            ? tick.ToString("0.##", CultureInfo.InvariantCulture)
            : "1e" + exponent.ToString(CultureInfo.InvariantCulture).Replace('-', '−');
    }
}
