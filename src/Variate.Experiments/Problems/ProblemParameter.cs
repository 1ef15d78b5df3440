using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>A parameter of a problem, and where its gradient is taken.</summary>
/// <param name="Name">Unique in the problem.</param>
/// <param name="Shape">[.., batch, event], with 1 for axes along which it is shared.</param>
/// <param name="Values">Its elements.</param>
public sealed record ProblemParameter(string Name, Shape Shape, ImmutableArray<double> Values)
{
    internal static ProblemParameter OfVector(string name, params ImmutableArray<double> values) => new(name, [values.Length], values);

    /// <summary>The elements as often as there are draws, so that each draw has leaves of its own: [draws, shape..].</summary>
    internal Tensor Tile(int drawCount)
    {
        double[] elements = new double[drawCount * Values.Length];
        for (int draw = 0; draw < drawCount; draw++)
        {
            Values.CopyTo(elements, draw * Values.Length);
        }

        return Tensor.Create(elements, [drawCount, .. Shape]);
    }
}
