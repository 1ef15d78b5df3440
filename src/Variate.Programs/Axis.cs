namespace Variate.Programs;

/// <summary>A leading axis, along which the rest of the program is evaluated at once.</summary>
/// <param name="Size">The number of entries.</param>
/// <param name="Kind">What the entries are to each other.</param>
/// <param name="SharesNoise">Whether later choices draw one noise for all entries (common random numbers).</param>
public readonly record struct Axis(int Size, AxisKind Kind, bool SharesNoise = false);
