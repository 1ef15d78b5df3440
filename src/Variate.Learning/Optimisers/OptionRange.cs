namespace Variate.Learning.Optimisers;

/// <summary>Ranges of settings. Written so that NaN is in none.</summary>
internal static class OptionRange
{
    public static void AtLeastZero(double value, string name)
        => ThrowUnless(value >= 0 && double.IsFinite(value), value, name, "a finite number of at least 0");

    public static void Positive(double value, string name)
        => ThrowUnless(value > 0 && double.IsFinite(value), value, name, "a positive, finite number");

    public static void Decay(double value, string name) => ThrowUnless(value is >= 0 and < 1, value, name, "a number in [0, 1)");

    private static void ThrowUnless(bool isInside, double value, string name, string range)
    {
        if (!isInside)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Expected {range}.");
        }
    }
}
