using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>A law, a cost of its value, and the exact gradient of the expected cost towards every parameter.</summary>
/// <param name="Law">Given one tensor a parameter, each [.., its own size].</param>
/// <param name="Parameters">The values of each parameter.</param>
/// <param name="Cost">Of a value [.., event]: [..].</param>
/// <param name="Exact">In the order of <paramref name="Parameters"/>.</param>
internal sealed record PathwiseCase(
    Func<IReadOnlyList<Tensor>, Distribution> Law, double[][] Parameters, Func<Tensor, Tensor> Cost, double[][] Exact)
{
    private const int Samples = 40_000;

    /// <summary>Compares the mean of the gradients of many samples with the exact one; the standard error must be small enough to see a bias.</summary>
    internal void AssertUnbiased(ElementType type)
    {
        // Every sample has parameters of its own, so that every sample has a gradient of its own.
        Tensor[] leaves = [.. Parameters.Select(values => Tensor.Create(values, [values.Length]).To(type).BroadcastTo([Samples, values.Length]).AsLeaf())];
        Tensor sample = ((IReparameterised)Law(leaves)).Reparameterise(new Run { Key = RandomKey.FromSeed(77), Batch = [Samples] });
        IReadOnlyList<Tensor> gradients = Gradient.Of(Cost(sample), leaves);
        double largest = Exact.SelectMany(static row => row).Max(Math.Abs);
        for (int parameter = 0; parameter < leaves.Length; parameter++)
        {
            for (int i = 0; i < Exact[parameter].Length; i++)
            {
                double[] draws = Runs.Component(gradients[parameter], i);
                double mean = draws.Average();
                double error = Math.Sqrt(draws.Sum(x => (x - mean) * (x - mean)) / draws.Length / (draws.Length - 1));
                double rounding = (type == ElementType.Float32 ? 1e-5 : 1e-11) * largest;
                Assert.True(error < 0.05 * largest, FormattableString.Invariant($"standard error {error:G3} of {largest:G3}: too noisy to see a bias."));
                Assert.True(
                    Math.Abs(mean - Exact[parameter][i]) < (5 * error) + rounding,
                    FormattableString.Invariant($"parameter {parameter}[{i}]: mean {mean:G6} ± {error:G3}, exact {Exact[parameter][i]:G6}."));
            }
        }
    }
}
