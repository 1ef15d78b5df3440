using System.Globalization;
using Variate.VariableNablaBenchmark;

// Prints a table as Markdown:
//   accuracy REFERENCE.json...         the largest relative error by family and element type, with its point
//   map REFERENCE.json...              the same by family, parameters and region of the level, in binary64
//   regions REFERENCE.json...          the same with the worst of all parameters
//   speed FOLDER [THREADS] [REPEATS]   nanoseconds an element beside PyTorch's; see compare_variable_nablas.sh
IEnumerable<string>? lines = args switch
{
    ["accuracy", .. string[] paths] when paths.Length > 0 => AccuracyTable.Lines(ReferenceEntry.Read(paths)),
    ["map", .. string[] paths] when paths.Length > 0 => ErrorMap.Lines(ReferenceEntry.Read(paths)),
    ["regions", .. string[] paths] when paths.Length > 0 => ErrorMap.FamilyLines(ReferenceEntry.Read(paths)),
    ["speed", string folder, .. string[] rest] => SpeedTable.Lines(folder, Number(rest, 0, 1), Number(rest, 1, 7)),
    _ => null,
};
if (lines is null)
{
    Console.Error.WriteLine("Expected accuracy REFERENCE.json..., map REFERENCE.json..., regions REFERENCE.json..., or speed FOLDER [THREADS] [REPEATS].");
    return 2;
}

foreach (string line in lines)
{
    Console.WriteLine(line);
}

return 0;

static int Number(string[] arguments, int index, int otherwise) =>
    index < arguments.Length ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
