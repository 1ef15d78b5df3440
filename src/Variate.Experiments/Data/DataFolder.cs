using System.Collections.Immutable;

namespace Variate.Experiments.Data;

/// <summary>The folder that the files of data sets are found in.</summary>
public sealed class DataFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "VARIATE_DATA";

    /// <summary>What to do where data are missing.</summary>
    internal const string Advice =
        "Put the files there ('variate data get NAME' fetches those that are distributed), name their folder with --data or " + Variable + ", or use '" + Digits.Name
        + "', which needs no files.";

    private const string DefaultName = "data";

    private DataFolder(string path)
    {
        Path = path;
    }

    /// <summary>The folder; it exists.</summary>
    public string Path { get; }

    /// <summary>The names that <see cref="Load"/> knows, the embedded one first.</summary>
    public static ImmutableArray<string> KnownNames { get; } =
        [Digits.Name, .. KnownSets.All.Select(layout => layout.Name)];

    /// <summary>
    /// Loads a data set: the embedded digits, which need no folder, or the files of the set in the folder that
    /// <see cref="Find(string)"/> finds.
    /// </summary>
    /// <param name="name">One of <see cref="KnownNames"/>, or a folder: see <see cref="Load"/>.</param>
    /// <param name="explicitPath">The data folder the user gave, or null.</param>
    /// <exception cref="DataNotFoundException">The folder, or a file of the set, is not there.</exception>
    /// <exception cref="DataFormatException">A file is broken.</exception>
    public static ImageSplit LoadSet(string name, string? explicitPath) =>
        name == Digits.Name ? Digits.Create() : Find(explicitPath).Load(name);

    /// <summary>
    /// Finds the folder: the one the user gave, else the one that the variable VARIATE_DATA names, else "data" in the
    /// working directory.
    /// </summary>
    /// <param name="explicitPath">The folder the user gave, or null.</param>
    /// <exception cref="DataNotFoundException">The first of these that is given does not exist.</exception>
    public static DataFolder Find(string? explicitPath) =>
        Find(explicitPath, Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory());

    /// <summary>Where <see cref="Find(string)"/> looks, whether or not there is a folder.</summary>
    /// <param name="explicitPath">The folder the user gave, or null.</param>
    public static string PathFor(string? explicitPath) =>
        Locate(explicitPath, Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory()).Path;

    /// <summary>Reads a data set of this folder.</summary>
    /// <param name="name">
    /// A known name; or a folder relative to this one ("." for this one), with files train-images*, test-images* or
    /// t10k-images*, and as you like valid-images* and the labels, train-labels* and so on. Without validation
    /// images the last tenth of the training images is held out. Pixels are binary if no training pixel is above 1.
    /// </param>
    /// <exception cref="DataNotFoundException">A file of the set is not there.</exception>
    /// <exception cref="DataFormatException">A file is broken, or does not fit the others.</exception>
    public ImageSplit Load(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name == Digits.Name ? Digits.Create() : SetReader.Read(Path, KnownSets.Find(name));
    }

    /// <summary>The rule of <see cref="Find(string)"/> on given surroundings.</summary>
    internal static DataFolder Find(string? explicitPath, string? variableValue, string workingFolder)
    {
        (string path, string origin) = Locate(explicitPath, variableValue, workingFolder);
        return Directory.Exists(path)
            ? new DataFolder(path)
            : throw new DataNotFoundException(origin, [path], Advice);
    }

    private static (string Path, string Origin) Locate(string? explicitPath, string? variableValue, string workingFolder)
    {
        (string path, string origin) = (explicitPath, variableValue) switch
        {
            ({ Length: > 0 }, _) => (explicitPath, "the data folder given"),
            (_, { Length: > 0 }) => (variableValue, $"the folder that {Variable} names"),
            _ => (DefaultName, $"a folder '{DefaultName}', since neither --data nor {Variable} names one"),
        };
        return (System.IO.Path.GetFullPath(path, workingFolder), origin);
    }
}
