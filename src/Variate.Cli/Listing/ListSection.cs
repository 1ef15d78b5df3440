namespace Variate.Cli.Listing;

/// <summary>What <c>variate list</c> can be limited to.</summary>
internal static class ListSection
{
    internal const string Tasks = "tasks";
    internal const string Estimators = "estimators";
    internal const string Problems = "problems";
    internal const string DataSets = "datasets";

    /// <summary>All of them, in the order in which they are listed.</summary>
    internal static readonly string[] All = [Tasks, Estimators, Problems, DataSets];
}
