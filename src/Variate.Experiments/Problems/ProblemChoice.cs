using Variate.Programs;

namespace Variate.Experiments.Problems;

/// <summary>A random choice of a problem: what one must know to give it an estimator.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Support">What values it can take.</param>
/// <param name="Size">Components of one value.</param>
public sealed record ProblemChoice(string Name, SupportKind Support, int Size)
{
    /// <summary>The estimator where the one asked for does not take the choice: the least noisy one that is unbiased.</summary>
    internal string Fallback => (Support & SupportKind.Continuous) != SupportKind.None ? "pathwise"
        : (Support & SupportKind.FiniteDiscrete) != SupportKind.None ? "enumeration"
        : "go";
}
