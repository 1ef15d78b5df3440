using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Variate.Experiments.Citations;

/// <summary>The papers of the methods, by their keys in <c>docs/references.bib</c>, which is built into this assembly.</summary>
public static partial class Bibliography
{
    private const string Resource = "references.bib";

    private static readonly ImmutableDictionary<string, string> ByKey = Read();

    /// <summary>A paper as a line of text: authors, year, title, and where it appeared.</summary>
    /// <param name="key">Such as <c>Tucker2017</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such paper.</exception>
    public static string Cite(string key)
        => ByKey.TryGetValue(key, out string? citation)
            ? citation
            : throw new KeyNotFoundException($"Expected a key of {Resource}, got '{key}'.");

    private static ImmutableDictionary<string, string> Read()
    {
        using Stream stream = typeof(Bibliography).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Entry().Matches(reader.ReadToEnd()).ToImmutableDictionary(
            match => match.Groups["key"].Value,
            match => Format(match.Groups["body"].Value),
            StringComparer.Ordinal);
    }

    private static string Format(string body)
    {
        var fields = Field().Matches(body).ToImmutableDictionary(
            match => match.Groups["name"].Value,
            match => match.Groups["value"].Value.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
            StringComparer.Ordinal);
        string where = fields.GetValueOrDefault("journal") ?? fields.GetValueOrDefault("booktitle") ?? "";
        return $"{Authors(fields["author"])} ({fields["year"]}). {fields["title"]}. {where}.";
    }

    /// <summary>"Williams, Ronald J. and Peng, Jing" as "Ronald J. Williams, Jing Peng".</summary>
    private static string Authors(string field)
        => string.Join(", ", field.Split(" and ").Select(author => string.Join(' ', author.Split(", ", 2).Reverse())));

    [GeneratedRegex(@"^@\w+\{(?<key>\w+),(?<body>.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*(?<name>\w+)\s*=\s*\{(?<value>.*)\},?\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
