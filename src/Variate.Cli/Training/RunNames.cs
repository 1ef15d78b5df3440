using System.Globalization;

namespace Variate.Cli.Training;

/// <summary>Names for the folders of runs.</summary>
internal static class RunNames
{
    private const string Parent = "runs";

    /// <summary>The first free folder of <c>runs/task-estimator-dataset</c>, <c>…-2</c>, <c>…-3</c> and so on.</summary>
    internal static string Free(TrainRequest request, Surroundings surroundings)
    {
        string dataSet = Path.GetFileName(Path.TrimEndingDirectorySeparator(request.DataSet));
        string name = $"{request.Task.Name}-{request.Settings.Estimator.Name}-{dataSet}";
        string folder = surroundings.FullPath(Path.Combine(Parent, name));
        string free = folder;
        for (int number = 2; Path.Exists(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{folder}-{number}");
        }

        return free;
    }

    /// <summary>A path as one would write it in the working folder.</summary>
    internal static string Shown(string path, Surroundings surroundings)
    {
        string relative = Path.GetRelativePath(surroundings.WorkingFolder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
