using System.Diagnostics.CodeAnalysis;

namespace Variate.DesignTests;

/// <summary>Breaks every rule for types beside what keeps it, so that a rule that finds nothing is seen.</summary>
public class PlantedFaults
{
    public const int Constant = 1;

    [SuppressMessage("Design", "CA1051", Justification = "A read-only field is what the rule must pass.")]
    public readonly int Fixed = 2;

    [SuppressMessage("Design", "CA1051", Justification = "The fault that the rule must find.")]
    public int Mutable = 3;

    public int Settable { get; set; }

    public int Initialised { get; init; }

    public int Hidden { get; private set; }
}
