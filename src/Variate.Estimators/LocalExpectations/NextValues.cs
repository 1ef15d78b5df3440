using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The next value of each component of a discrete choice; the last one stays.</summary>
internal static class NextValues
{
    /// <summary>Whether the components of a law have a next value and a distribution function.</summary>
    internal static bool Knows(Distribution law)
        => law is OneHotCategorical || (law is ComponentwiseDistribution and ICumulative && (law.Support & ~SupportKind.Discrete) == SupportKind.None);

    /// <summary>Every component moved: [.. event]; a categorical variable is one component.</summary>
    /// <exception cref="EstimatorNotApplicableException">A count is so large that it has no next one.</exception>
    internal static Tensor Of(Distribution law, Tensor value, string name)
    {
        switch (law)
        {
            case OneHotCategorical categories:
                Tensor category = categories.PerVariable(value);
                return category.MatMul(CategoryTable(category, static (y, j, last) => j == Math.Min(y + 1, last))).Reshape(value.Shape);
            case IBoundedCounts bounded:
                return value + (bounded.LargestCount - value).Step();
            default:
                Tensor next = value + 1;
                return (1 - (next - value).Step()).SumAll().ToScalar() == 0
                    ? next
                    : throw new EstimatorNotApplicableException(
                        $"{name}: go moves counts by 1, and one of them is so large that {value.ElementType} has no next one. Use Float64, or score-function.");
        }
    }

    /// <summary>1[j ≤ y] for the category y of each variable, where it is before the last one, else 0: [.., variables, categories].</summary>
    internal static Tensor IsBelow(OneHotCategorical law, Tensor value)
    {
        Tensor category = law.PerVariable(value);
        return category.MatMul(CategoryTable(category, static (y, j, last) => j <= y && y < last));
    }

    /// <summary>The value, then the value with component i moved to its next one, for every i: [n + 1, .. value].</summary>
    internal static Tensor OneByOne(Distribution law, Tensor value, string name)
    {
        Tensor next = Of(law, value, name);
        return law is OneHotCategorical categories
            ? CategoryNeighbours.One(categories, value, next)
            : Tensor.OneComponentChanges(value, next);
    }

    /// <summary>The 0-1 matrix of a relation between two categories and the last one.</summary>
    private static Tensor CategoryTable(Tensor sample, Func<int, int, int, bool> relation)
    {
        int size = sample.Shape[^1];
        double[] elements = new double[size * size];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = relation(i / size, i % size, size - 1) ? 1 : 0;
        }

        return Tensor.Create(elements, [size, size]).To(sample.ElementType);
    }
}
