using System.Xml.Linq;

namespace Variate.DesignTests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    private const string Solution = "Variate.slnx";

    private static readonly string[] Folders = [".ci", "benchmarks", "docs", "eng", "samples", "src", "tests"];

    private static readonly string[] ProjectFolders = ["src", "tests", "samples", "benchmarks"];

    private static readonly string[] BuildOutputs =
        ["artifacts", "bin", "obj", "BenchmarkDotNet.Artifacts", "TestResults"];

    /// <summary>The folder that holds the solution, with no separator at its end.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths of all projects in the solution, relative to <see cref="Root"/>, with forward slashes.</summary>
    public static IReadOnlyList<string> SolutionProjects { get; } =
        [.. XDocument.Load(FullPath(Solution)).Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value)];

    public static string FullPath(string relativePath) => Path.Combine(Root, relativePath);

    /// <summary>
    /// Files that we wrote, relative to <see cref="Root"/> with forward slashes: no build outputs, data or runs.
    /// </summary>
    /// <param name="folder">One of the folders of the repository; absent folders have no files.</param>
    /// <param name="pattern">A file name with wildcards.</param>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        string path = FullPath(folder);
        if (!Directory.Exists(path))
        {
            return [];
        }

        return Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
            .Select(RelativePath)
            .Where(file => !file.Split('/').Any(part => BuildOutputs.Contains(part, StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Files beside or below a project.</summary>
    public static IEnumerable<string> ProjectFiles(string pattern) =>
        ProjectFolders.SelectMany(folder => Files(folder, pattern));

    /// <summary>All files that we wrote, those in the root included.</summary>
    public static IEnumerable<string> AllFiles() =>
        Directory.EnumerateFiles(Root).Select(RelativePath).Where(file => file != ".git")
            .Concat(Folders.SelectMany(folder => Files(folder, "*")));

    private static string RelativePath(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"No {Solution} above {AppContext.BaseDirectory}: run the tests from a clone.");
    }
}
