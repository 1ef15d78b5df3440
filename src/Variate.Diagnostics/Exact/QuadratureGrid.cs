using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>The joint nodes of a choice and their weights.</summary>
/// <param name="Values">[joint, leading.., batch.., event].</param>
/// <param name="Weights">[joint, 1..] for a cost; their sum is 1.</param>
internal sealed record QuadratureGrid(Tensor Values, Tensor Weights)
{
    // φ(8) is 5e−15 and Φ(−8) 6e−16: what lies outside is below the rounding of the sum.
    private const double FarEnd = 8;

    // Without an upper tail 1 − Q keeps 8 digits here; what lies outside has probability 4e−8.
    private const double NearEnd = 5.5;

    internal int Size => Values.Shape[0];

    internal static QuadratureGrid Of(Distribution law, Run run, int nodes)
    {
        Shape parameters = law.Shape.PadLeft(run.Batch.Rank + 1);
        Shape one = [.. run.LeadingShape, .. parameters[^(run.Batch.Rank + 1)..]];
        double end = law is IUpperTail ? FarEnd : NearEnd;
        double[] standard = [.. Enumerable.Range(0, nodes).Select(j => end * ((2.0 * j / (nodes - 1)) - 1))];
        double[] quantiles = new double[checked(nodes * one.ElementCount)];
        QuantileSearch.Fill((ICumulative)law, law.Template.ElementType, standard, one, quantiles);
        return Product(quantiles, standard, one, law.Template.ElementType);
    }

    /// <summary>Joint node J has component i at node (J / nodesⁱ) mod nodes.</summary>
    private static QuadratureGrid Product(double[] quantiles, double[] standard, Shape one, ElementType elementType)
    {
        int nodes = standard.Length;
        int components = one[^1];
        int joint = checked((int)Math.Pow(nodes, components));
        int count = one.ElementCount;
        double[] values = new double[checked(joint * count)];
        double[] weights = new double[joint];
        double total = 0;
        for (int j = 0; j < joint; j++)
        {
            double exponent = 0;
            for (int i = 0, digits = j; i < components; i++, digits /= nodes)
            {
                int node = digits % nodes;
                exponent += standard[node] * standard[node] / 2;
                for (int k = i; k < count; k += components)
                {
                    values[(j * count) + k] = quantiles[(node * count) + k];
                }
            }

            weights[j] = Math.Exp(-exponent);
            total += weights[j];
        }

        Shape column = new Shape().PadLeft(one.Rank).With(0, joint);
        return new QuadratureGrid(
            Tensor.Create(values, [joint, .. one]).To(elementType),
            Tensor.Create([.. weights.Select(weight => weight / total)], column).To(elementType));
    }
}
