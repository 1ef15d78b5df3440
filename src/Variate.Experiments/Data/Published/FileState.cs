namespace Variate.Experiments.Data.Published;

/// <summary>How a file compares with what its distributor published.</summary>
public enum FileState
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there, and equal.</summary>
    Intact,

    /// <summary>It is there, and different: damaged, or another file of the same name.</summary>
    Different,
}
