using System.Reflection;
using System.Xml.Linq;

namespace Variate.DesignTests;

/// <summary>A project under <c>src/</c>, found from the solution.</summary>
internal sealed class Room
{
    private readonly XDocument _project;

    private Room(string projectPath)
    {
        _project = XDocument.Load(Repository.FullPath(projectPath));
        Name = Path.GetFileNameWithoutExtension(projectPath);
    }

    public static IReadOnlyList<Room> All { get; } =
        [.. Repository.SolutionProjects
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Select(path => new Room(path))];

    /// <summary>The rooms' names as the rows of a theory.</summary>
    public static TheoryData<string> Names => [.. All.Select(room => room.Name)];

    public string Name { get; }

    /// <summary>Names of the rooms that this one references, in alphabetical order.</summary>
    public IReadOnlyList<string> References =>
        [.. _project.Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal)!];

    public Assembly Assembly =>
        Assembly.Load(_project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name);

    public static Room Named(string name) => All.Single(room => room.Name == name);
}
