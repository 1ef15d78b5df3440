using System.Text.RegularExpressions;

namespace Variate.DesignTests;

/// <summary>Holds the citation keys of comments and pages against <c>docs/references.bib</c>.</summary>
public sealed partial class CitationTests
{
    private static readonly string Bibliography = File.ReadAllText(Repository.FullPath("docs/references.bib"));

    private static readonly string[] Keys = [.. Entry().Matches(Bibliography).Select(match => match.Groups["key"].Value)];

    [Fact]
    public void Citations_InDocComments_AreInTheBibliography()
    {
        IEnumerable<string> missing =
            from file in Repository.Files("src", "*.cs")
            from line in File.ReadLines(Repository.FullPath(file))
            where line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from key in CitedIn(line)
            where !Keys.Contains(key, StringComparer.Ordinal)
            select $"{file}: {key}";

        Assert.Empty(missing);
    }

    [Fact]
    public void Citations_InPages_AreInTheBibliography()
    {
        IEnumerable<string> missing =
            from file in Repository.AllFiles()
            where file.EndsWith(".md", StringComparison.Ordinal)
            from key in CitedIn(File.ReadAllText(Repository.FullPath(file)))
            where !Keys.Contains(key, StringComparer.Ordinal)
            select $"{file}: {key}";

        Assert.Empty(missing);
    }

    [Fact]
    public void CitedIn_TwoKeysOneIndexAndOneType_FindsTheKeys()
    {
        IEnumerable<string> keys = CitedIn("/// Source: [Williams1992] eq. (4), [Tucker2017]; shape [..batch], x[2017], [Vector512].");

        Assert.Equal(["Williams1992", "Tucker2017"], keys);
    }

    [Fact]
    public void Bibliography_Keys_AreUniqueAndEndWithTheYear()
    {
        IEnumerable<string> wrongYears = Entry().Matches(Bibliography)
            .Where(match => !match.Groups["key"].Value.TrimEnd('a', 'b', 'c').EndsWith(match.Groups["year"].Value, StringComparison.Ordinal))
            .Select(match => match.Groups["key"].Value);

        Assert.NotEmpty(Keys);
        Assert.Empty(wrongYears);
        Assert.Equal(Keys.Distinct(StringComparer.Ordinal), Keys);
        Assert.Equal(Bibliography.Split('\n').Count(line => line.StartsWith('@')), Keys.Length);
    }

    private static IEnumerable<string> CitedIn(string text) =>
        Citation().Matches(text).Select(match => match.Groups["key"].Value);

    [GeneratedRegex(@"\[(?<key>[A-Z][A-Za-z]+(19|20)[0-9]{2}[a-c]?)\]")]
    private static partial Regex Citation();

    // An entry with its author, title and year, in this order.
    [GeneratedRegex(@"^@[a-z]+\{(?<key>\w+),\n  author\s+= \{[^}].*\},\n  title\s+= \{.+\},\n(  .+\n)*?  year\s+= \{(?<year>[0-9]{4})\}", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
