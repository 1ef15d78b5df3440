using System.Globalization;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>A law at given parameters: one component, or many equal ones.</summary>
internal sealed record LawRow(LawFamily Family, IReadOnlyList<double> Values)
{
    /// <summary>As "Normal(0.7, 0.5)".</summary>
    internal string Name => $"{Family.Name}({string.Join(", ", Values.Select(static value => value.ToString(CultureInfo.InvariantCulture)))})";

    internal bool IsDiscrete => Family.Terms(Values) > 0;

    /// <summary>Whether its mean and variance exist.</summary>
    internal bool HasMoments { get; init; } = true;

    /// <summary>The rounding error of its distribution function; larger for one that is worked out from logarithms of far tails.</summary>
    internal double LevelError { get; init; } = 1e-14;

    /// <summary>The law with constant parameters of shape [1].</summary>
    internal Distribution Law(ElementType elementType = ElementType.Float64) => LawAt(Values, elementType);

    /// <summary>The law of the same family at other parameters.</summary>
    internal Distribution LawAt(IReadOnlyList<double> values, ElementType elementType = ElementType.Float64)
        => Family.Create([.. values.Select(value => Tensor.Full([1], value, elementType))]);

    /// <summary>One leaf a parameter.</summary>
    internal IReadOnlyList<Tensor> Leaves(Shape shape, ElementType elementType = ElementType.Float64)
        => [.. Values.Select(value => Tensor.Full(shape, value, elementType).AsLeaf())];

    /// <summary>The parameters with one of them moved.</summary>
    internal double[] Moved(int parameter, double step)
    {
        double[] moved = [.. Values];
        moved[parameter] += step;
        return moved;
    }

    /// <summary>A few typical values: draws under a fixed key.</summary>
    internal double[] Typical(int count = 6) => Runs.Elements(Law().Draw(Runs.Of(count, [], seed: 29)));

    /// <summary>Points and weights that integrate, or sum, over the support of the law at some parameters.</summary>
    internal Quadrature Quadrature(IReadOnlyList<double>? at = null)
        => IsDiscrete ? Laws.Quadrature.OverIntegers(Family.Terms(at ?? Values)) : Laws.Quadrature.Over(Family.Breaks(at ?? Values));

    /// <summary>A number of unit spread around 0 where most of the mass is, for costs that suit any law.</summary>
    internal double Standardise(double value)
    {
        if (IsDiscrete)
        {
            return value / 3;
        }

        double[] finite = [.. Family.Breaks(Values).Where(double.IsFinite)];
        return (value - finite[0]) / (finite[^1] - finite[0]);
    }

    public override string ToString() => Name;
}
