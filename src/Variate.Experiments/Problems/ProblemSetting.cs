using System.Collections.Immutable;
using System.Globalization;

namespace Variate.Experiments.Problems;

/// <summary>A number, or a list of numbers, that a problem can be given: <c>--set eta=-4</c>, <c>--set p=0.6,0.51,0.48</c>.</summary>
public sealed class ProblemSetting
{
    private readonly Func<ImmutableArray<double>, bool> _accepts;

    private ProblemSetting(string name, string defaultValue, string expected, string summary, Func<ImmutableArray<double>, bool> accepts)
    {
        Name = name;
        DefaultValue = defaultValue;
        Expected = expected;
        Summary = summary;
        _accepts = accepts;
    }

    /// <summary>The name, as the paper of the problem writes it.</summary>
    public string Name { get; }

    /// <summary>The value where none is given.</summary>
    public string DefaultValue { get; }

    /// <summary>What values it takes, as a noun phrase.</summary>
    public string Expected { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Summary { get; }

    internal static ProblemSetting Real(string name, string defaultValue, string summary)
        => new(name, defaultValue, "a number", summary, static numbers => numbers.Length == 1);

    internal static ProblemSetting Positive(string name, string defaultValue, string summary)
        => new(name, defaultValue, "a positive number", summary, static numbers => numbers is [> 0]);

    internal static ProblemSetting Probability(string name, string defaultValue, string summary)
        => new(name, defaultValue, "a number between 0 and 1, without the ends", summary, static numbers => numbers is [> 0 and < 1]);

    internal static ProblemSetting Count(string name, string defaultValue, int most, string summary)
        => new(
            name,
            defaultValue,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most}"),
            summary,
            numbers => numbers is [>= 1] && numbers[0] <= most && double.IsInteger(numbers[0]));

    internal static ProblemSetting Reals(string name, string defaultValue, int least, int most, string summary)
        => new(name, defaultValue, ListOf(least, most, "numbers"), summary, numbers => HasLength(numbers, least, most));

    internal static ProblemSetting Positives(string name, string defaultValue, int least, int most, string summary)
        => new(
            name,
            defaultValue,
            ListOf(least, most, "positive numbers"),
            summary,
            numbers => HasLength(numbers, least, most) && numbers.All(static number => number > 0));

    /// <exception cref="FormatException">The text is no value of the setting.</exception>
    internal ImmutableArray<double> Read(string text)
    {
        var numbers = new List<double>();
        foreach (string part in text.Split(','))
        {
            bool isNumber = double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
            numbers.Add(isNumber ? number : throw Refusal(text));
        }

        ImmutableArray<double> value = [.. numbers];
        return _accepts(value) ? value : throw Refusal(text);
    }

    private static bool HasLength(ImmutableArray<double> numbers, int least, int most) => numbers.Length >= least && numbers.Length <= most;

    private static string ListOf(int least, int most, string things) => least == most
        ? string.Create(CultureInfo.InvariantCulture, $"{least} {things} with commas between them")
        : string.Create(CultureInfo.InvariantCulture, $"{least} to {most} {things} with commas between them");

    private FormatException Refusal(string text) => new($"Expected {Name}= with {Expected}, got '{Name}={text}'.");
}
