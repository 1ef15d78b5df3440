using System.Text.RegularExpressions;

namespace Variate.DesignTests;

/// <summary>Sizes, names and leftovers of the source files.</summary>
public sealed partial class SourceFileTests
{
    private const int LongestFile = 400;

    private const int LargestMedian = 80;

    public static TheoryData<string, bool> NameExamples => new()
    {
        { "Utils", true },
        { "TensorHelpers", true },
        { "SessionManager", true },
        { "Core", true },
        { "DistributionBase", true },
        { "Score", false },
        { "Commons", false },
        { "Baseline", false },
        { "UtilityCost", false },
    };

    [Fact]
    public void Files_AllSources_AreWithinTheHardLimit()
    {
        IEnumerable<string> tooLong = Sources().Where(file => LineCount(file) > LongestFile);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Files_OfTheRooms_HaveASmallMedian()
    {
        int[] lengths = [.. Repository.Files("src", "*.cs").Select(LineCount).Order()];

        Assert.InRange(lengths[lengths.Length / 2], 1, LargestMedian - 1);
    }

    [Fact]
    public void Names_AllFoldersFilesAndTypes_SayWhatTheyHold()
    {
        IEnumerable<string> paths = Sources()
            .SelectMany(file => Path.ChangeExtension(file, null).Split('/', '.'));
        IEnumerable<string> types = Room.All.SelectMany(room => room.Assembly.GetTypes())
            .Where(TypeRules.IsWritten)
            .Select(type => type.Name.Split('`')[0]);

        Assert.DoesNotContain(paths.Concat(types), name => EmptyName().IsMatch(name));
    }

    [Theory]
    [MemberData(nameof(NameExamples))]
    public void EmptyName_Examples_AreToldApart(string name, bool isEmpty)
    {
        Assert.Equal(isEmpty, EmptyName().IsMatch(name));
    }

    [Fact]
    public void Comments_AllSources_LeaveNoPromises()
    {
        IEnumerable<string> promises = Sources()
            .SelectMany(file => File.ReadLines(Repository.FullPath(file))
                .Select((line, index) => (File: file, Number: index + 1, Line: line)))
            .Where(entry => Promise().IsMatch(entry.Line))
            .Select(entry => $"{entry.File}:{entry.Number}");

        Assert.Empty(promises);
    }

    [Theory]
    [InlineData("// " + "TO" + "DO later", true)]
    [InlineData("// " + "FIX" + "ME", true)]
    [InlineData("Todos los santos", false)]
    public void Promise_Examples_AreToldApart(string line, bool isPromise)
    {
        Assert.Equal(isPromise, Promise().IsMatch(line));
    }

    // The last word of a name: it says what a thing is, and these say nothing.
    [GeneratedRegex("(^|[a-z0-9])(Utils?|Utility|Utilities|Helpers?|Common|Managers?|Core|Misc|Base)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(TO(?:)DO|FIX(?:)ME|HA(?:)CK)\b")]
    private static partial Regex Promise();

    private static IEnumerable<string> Sources() => Repository.ProjectFiles("*.cs");

    private static int LineCount(string file) => File.ReadLines(Repository.FullPath(file)).Count();
}
