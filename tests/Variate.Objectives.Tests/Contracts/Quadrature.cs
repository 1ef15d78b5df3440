using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>Gauss–Hermite quadrature for a standard normal, by bisection of the normalised recurrence.</summary>
internal static class Quadrature
{
    private const double GridStep = 1e-3;

    internal static (Tensor Nodes, Tensor Weights) StandardNormal(int count)
    {
        var nodes = new List<double>(count);
        double end = 2.2 * Math.Sqrt(count);
        for (double left = -end; left < end; left += GridStep)
        {
            if (Hermite(count, left) > 0 != Hermite(count, left + GridStep) > 0)
            {
                nodes.Add(Bisect(count, left, left + GridStep));
            }
        }

        Assert.Equal(count, nodes.Count);
        double[] weights = [.. nodes.Select(node => 1 / (count * Math.Pow(Hermite(count - 1, node), 2)))];
        double sum = weights.Sum();
        return (Tensor.Create([.. nodes], [count]), Tensor.Create([.. weights.Select(weight => weight / sum)], [count]));
    }

    private static double Bisect(int count, double left, double right)
    {
        bool isPositive = Hermite(count, left) > 0;
        for (int i = 0; i < 60; i++)
        {
            double middle = (left + right) / 2;
            (left, right) = Hermite(count, middle) > 0 == isPositive ? (middle, right) : (left, middle);
        }

        return (left + right) / 2;
    }

    /// <summary>The orthonormal Hermite polynomial of a degree: h₍ₖ₊₁₎ = (t·hₖ − √k·h₍ₖ₋₁₎)/√(k + 1).</summary>
    private static double Hermite(int degree, double t)
    {
        (double before, double current) = (0, 1);
        for (int k = 0; k < degree; k++)
        {
            (before, current) = (current, ((t * current) - (Math.Sqrt(k) * before)) / Math.Sqrt(k + 1));
        }

        return current;
    }
}
