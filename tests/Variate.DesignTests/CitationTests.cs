using System.Text.RegularExpressions;

namespace Variate.DesignTests;

/// <summary>Holds the citation keys of comments and pages against <c>docs/references.bib</c>.</summary>
public sealed partial class CitationTests
{
    private static readonly string Bibliography = File.ReadAllText(Repository.FullPath("docs/references.bib"));

    private static readonly string[] Keys =
        [.. Entry().Matches(Bibliography).Select(match => match.Groups["key"].Value)];

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
        const string Comment = "/// Source: [Williams1992] eq. (4), [Tucker2017]; [..batch], x[2017], [Vector512].";

        IEnumerable<string> keys = CitedIn(Comment);

        Assert.Equal(["Williams1992", "Tucker2017"], keys);
    }

    [Fact]
    public void Bibliography_Keys_AreUniqueAndEndWithTheYear()
    {
        IEnumerable<string> wrongYears = Entry().Matches(Bibliography)
            .Where(match => YearOf(match.Groups["key"].Value) != match.Groups["year"].Value)
            .Select(match => match.Groups["key"].Value);

        Assert.NotEmpty(Keys);
        Assert.Empty(wrongYears);
        Assert.Equal(Keys.Distinct(StringComparer.Ordinal), Keys);
        Assert.Equal(Bibliography.Split('\n').Count(line => line.StartsWith('@')), Keys.Length);
    }

    // The year is followed by a letter where an author wrote several papers in it.
    private static string YearOf(string key) => key.TrimEnd('a', 'b', 'c')[^4..];

    private static IEnumerable<string> CitedIn(string text) =>
        Citation().Matches(text).Select(match => match.Groups["key"].Value);

    [GeneratedRegex(@"\[(?<key>[A-Z][A-Za-z]+(19|20)[0-9]{2}[a-c]?)\]")]
    private static partial Regex Citation();

    // An entry with its author, title and year, in this order.
    [GeneratedRegex(
        @"^@[a-z]+\{(?<key>\w+),\n  author\s+= \{.+\},\n  title\s+= \{.+\},\n"
            + @"(  .+\n)*?  year\s+= \{(?<year>[0-9]{4})\}",
        RegexOptions.Multiline)]
    private static partial Regex Entry();
}
