using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Variate.Cli.Training;

/// <summary>The machine and the program, for the records.</summary>
internal static class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string ModelField = "model name";

    /// <summary>Processor, cores and system in a line.</summary>
    internal static string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor}, {Environment.ProcessorCount} logical processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>The version of this program, with the commit where the build knew it.</summary>
    internal static string ProgramVersion
        => typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string Processor
    {
        get
        {
            string? line = File.Exists(ProcessorFile)
                ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith(ModelField, StringComparison.Ordinal))
                : null;
            return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
    }
}
