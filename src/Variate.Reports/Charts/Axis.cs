using System.Collections.Immutable;

namespace Variate.Reports.Charts;

/// <summary>Maps values to a fraction of the axis's length, and says where its ticks are.</summary>
internal abstract class Axis
{
    /// <summary>The tick values, ascending, all within the axis.</summary>
    public abstract ImmutableArray<double> Ticks { get; }

    /// <summary>Whether the value has a place on this kind of axis.</summary>
    public abstract bool CanShow(double value);

    /// <summary>0 at the start of the axis and 1 at its end, for a value that can be shown.</summary>
    public abstract double Fraction(double value);

    /// <summary>The text at a tick.</summary>
    public abstract string Label(double tick);
}
