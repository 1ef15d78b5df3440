using System.Collections.Immutable;
using System.Globalization;

namespace Variate.Experiments.Problems;

/// <summary>A value for every setting of a problem, given or by default.</summary>
public sealed class ProblemSettings
{
    private ProblemSettings(ImmutableSortedDictionary<string, ImmutableArray<double>> values)
    {
        Values = values;
    }

    /// <summary>The numbers of each setting, by its name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<double>> Values { get; }

    /// <summary>The values as one writes them after <c>name=</c>.</summary>
    public ImmutableSortedDictionary<string, string> Texts => Values.ToImmutableSortedDictionary(
        setting => setting.Key,
        setting => string.Join(',', setting.Value.Select(static number => number.ToString(CultureInfo.InvariantCulture))),
        StringComparer.Ordinal);

    /// <summary>Reads <c>name=value</c> texts.</summary>
    /// <exception cref="FormatException">There is no such setting, it is given twice, or the value is not one that it takes.</exception>
    internal static ProblemSettings Read(string problem, ImmutableArray<ProblemSetting> settings, IEnumerable<string> given)
    {
        var texts = settings.ToDictionary(setting => setting.Name, setting => setting.DefaultValue, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string text in given)
        {
            string[] sides = text.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length < 2 || !texts.ContainsKey(sides[0]))
            {
                string known = string.Join(" or ", settings.Select(setting => $"{setting.Name}= with {setting.Expected}"));
                throw new FormatException($"Expected {known} for the problem {problem}, got '{text}'.");
            }

            if (!seen.Add(sides[0]))
            {
                throw new FormatException($"Expected {sides[0]}= once, got it again as '{text}'.");
            }

            texts[sides[0]] = sides[1];
        }

        return new ProblemSettings(settings.ToImmutableSortedDictionary(
            setting => setting.Name, setting => setting.Read(texts[setting.Name]), StringComparer.Ordinal));
    }

    internal double Number(string name) => Values[name][0];

    internal int Count(string name) => (int)Values[name][0];

    internal ImmutableArray<double> Numbers(string name) => Values[name];
}
