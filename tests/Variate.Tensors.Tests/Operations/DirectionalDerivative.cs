using System.Collections.Immutable;

namespace Variate.Tensors.Tests.Operations;

/// <summary>F₀ = Σ w·f(x) and Fₖ₊₁ = Σ uₖ·∇Fₖ with fixed random weights: one number that sees every derivative of order k.</summary>
internal static class DirectionalDerivative
{
    /// <summary>Fₖ, tracked when <paramref name="isDifferentiable"/>.</summary>
    internal static Tensor Of(OperationCase operation, Tensor[] leaves, int order, bool isDifferentiable)
    {
        Tensor value = Weigh(operation.Apply(leaves), "output");
        for (int k = 0; k < order; k++)
        {
            ImmutableArray<Tensor> gradients = Gradient.Of(value, leaves, isDifferentiable || k < order - 1);
            value = Sum(gradients, k);
        }

        return value;
    }

    /// <summary>∂F/∂xᵢ by the five-point formula, whose truncation error is h⁴F⁽⁵⁾/30.</summary>
    internal static double ByDifferences(OperationCase operation, Tensor[] leaves, int order, int operand, int element)
    {
        const double Step = 1e-3;
        double At(double shift)
        {
            Tensor[] moved = [.. leaves];
            double[] elements = [.. leaves[operand].ToImmutableArray()];
            elements[element] += shift;
            moved[operand] = Tensor.Create(elements, leaves[operand].Shape).AsLeaf();
            return Of(operation, moved, order, isDifferentiable: false).ToScalar();
        }

        return ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
    }

    private static Tensor Sum(ImmutableArray<Tensor> gradients, int order)
    {
        Tensor sum = Weigh(gradients[0], $"direction {order} 0");
        for (int i = 1; i < gradients.Length; i++)
        {
            sum += Weigh(gradients[i], $"direction {order} {i}");
        }

        return sum;
    }

    private static Tensor Weigh(Tensor tensor, string purpose)
        => (tensor * new Operand().Draw(purpose, tensor.Shape).To(tensor.ElementType)).SumAll();
}
