using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>A family of laws with independent components, from which rows at given parameters are made.</summary>
/// <param name="Name">Of the type.</param>
/// <param name="Create">The law, given one tensor a parameter.</param>
/// <param name="Parameters">In the order of <paramref name="Create"/>.</param>
internal sealed record LawFamily(string Name, Func<IReadOnlyList<Tensor>, Distribution> Create, IReadOnlyList<LawParameter> Parameters)
{
    /// <summary>
    /// Of a density: the ends of the support (perhaps infinite), and at least two finite points between which most of the mass lies, and every
    /// kink. An integral to infinity takes the width beside it as its scale. Empty for a law over integers.
    /// </summary>
    internal Func<IReadOnlyList<double>, double[]> Breaks { get; init; } = static _ => [];

    /// <summary>Of a law over integers: how many terms from 0 on hold all the mass but 1e−14.</summary>
    internal Func<IReadOnlyList<double>, int> Terms { get; init; } = static _ => 0;

    /// <summary>Whether the density repeats outside the ends, of which one period is the support.</summary>
    internal bool IsPeriodic { get; init; }

    /// <summary>The row at given parameters.</summary>
    internal LawRow At(params double[] parameters) => new(this, parameters);
}
