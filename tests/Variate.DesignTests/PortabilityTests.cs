using System.Text.RegularExpressions;

namespace Variate.DesignTests;

/// <summary>The repository works on any machine and behind any package source.</summary>
public sealed partial class PortabilityTests
{
    private static readonly string[] Binary = [".png", ".gz", ".ico", ".safetensors"];

    [Fact]
    public void Files_AllTexts_NameNoFolderOfOneMachine()
    {
        Assert.Empty(LinesMatching(MachinePath()));
    }

    [Fact]
    public void Files_AllTexts_NameNoPackageRegistry()
    {
        Assert.Empty(LinesMatching(RegistryHost()));
    }

    [Theory]
    [InlineData("data = \"/" + "home/ada/mnist\"", true)]
    [InlineData("cd /" + "work/main", true)]
    [InlineData(@"C:\" + @"Users\ada", true)]
    [InlineData("https://example.com/" + "home/ada", false)]
    [InlineData("../" + "work/main", false)]
    public void MachinePath_Examples_AreToldApart(string line, bool isPath)
    {
        Assert.Equal(isPath, MachinePath().IsMatch(line));
    }

    [Theory]
    [InlineData("https://api.nu" + "get.org/v3", true)]
    [InlineData("pip install from py" + "pi.org", true)]
    [InlineData("dotnet nuget locals all", false)]
    public void RegistryHost_Examples_AreToldApart(string line, bool isHost)
    {
        Assert.Equal(isHost, RegistryHost().IsMatch(line));
    }

    // Not preceded by a name, so that addresses and relative paths pass.
    [GeneratedRegex(@"(?<![\w.)}~-])/(root|home|work|tmp|Users)/\w|[A-Za-z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"nuget\.(?:)org|pypi\.(?:)org|pythonhosted\.(?:)org|npmjs\.(?:)com|crates\.(?:)io")]
    private static partial Regex RegistryHost();

    private static IEnumerable<string> LinesMatching(Regex pattern) =>
        from file in Repository.AllFiles()
        where !Binary.Contains(Path.GetExtension(file), StringComparer.Ordinal)
            && Path.GetFileName(file) != "packages.lock.json"
        from line in File.ReadLines(Repository.FullPath(file))
        where pattern.IsMatch(line)
        select $"{file}: {line.Trim()}";
}
