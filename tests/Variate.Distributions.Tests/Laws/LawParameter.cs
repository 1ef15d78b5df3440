namespace Variate.Distributions.Tests.Laws;

/// <summary>A parameter of a law: its name in the constructor, and the open interval of what it may be.</summary>
internal sealed record LawParameter(string Name, double Lower = double.NegativeInfinity, double Upper = double.PositiveInfinity)
{
    internal static LawParameter Positive(string name) => new(name, 0);

    /// <summary>Values outside the interval; none for a parameter that may be any number.</summary>
    internal IEnumerable<double> Refused()
    {
        if (double.IsFinite(Lower))
        {
            yield return Lower;
            yield return Lower - 1;
            yield return double.NaN;
            yield return Upper;
        }
    }
}
