using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Variate.Tensors;

/// <summary>Reverse-mode differentiation: a loop over the recorded operations, from the result down to the tensors asked for.</summary>
public static class Gradient
{
    /// <summary>The gradient of the sum of all elements of <paramref name="output"/> towards each of <paramref name="inputs"/>.</summary>
    /// <param name="output">Any shape.</param>
    /// <param name="inputs">Leaves, or results of operations.</param>
    /// <returns>One gradient an input, of its shape; zeros where <paramref name="output"/> does not depend on it.</returns>
    public static ImmutableArray<Tensor> Of(Tensor output, params ReadOnlySpan<Tensor> inputs) => Of(output, inputs, isDifferentiable: false);

    /// <summary>As <see cref="Of(Tensor, ReadOnlySpan{Tensor})"/>; a differentiable gradient can be differentiated again.</summary>
    /// <param name="output">Any shape.</param>
    /// <param name="inputs">Leaves, or results of operations.</param>
    /// <param name="isDifferentiable">Whether the gradients record how they were made.</param>
    /// <returns>One gradient an input, of its shape; zeros where <paramref name="output"/> does not depend on it.</returns>
    public static ImmutableArray<Tensor> Of(Tensor output, ReadOnlySpan<Tensor> inputs, bool isDifferentiable)
    {
        ArgumentNullException.ThrowIfNull(output);
        ImmutableArray<Tensor?> reached = Towards([output], [Tensor.Full(output.Shape, 1, output)], inputs, isDifferentiable);
        var gradients = new Tensor[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            gradients[i] = reached[i] ?? Tensor.Zeros(inputs[i].Shape, inputs[i].ElementType);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(gradients);
    }

    /// <summary>Σᵢ (∂outputᵢ/∂input)ᵀ·seedᵢ for each input: a product of given vectors with the Jacobian.</summary>
    /// <param name="outputs">Any shapes.</param>
    /// <param name="seeds">One an output, of its shape.</param>
    /// <param name="inputs">Leaves, or results of operations.</param>
    /// <param name="isDifferentiable">Whether the gradients record how they were made.</param>
    /// <returns>One gradient an input, of its shape; null where no path leads to it, so that its gradient is zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many seeds as outputs.</exception>
    /// <exception cref="ShapeMismatchException">A seed does not have the shape of its output.</exception>
    public static ImmutableArray<Tensor?> Towards(
        ReadOnlySpan<Tensor> outputs,
        ReadOnlySpan<Tensor> seeds,
        ReadOnlySpan<Tensor> inputs,
        bool isDifferentiable = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seeds.Length, outputs.Length, nameof(seeds));
        for (int i = 0; i < outputs.Length; i++)
        {
            Requires.SameShape(outputs[i], seeds[i]);
        }

        var results = new Tensor?[inputs.Length];
        if (inputs.Length > 0 && outputs.Length > 0)
        {
            var sweep = new BackwardSweep(outputs, seeds, inputs, isDifferentiable);
            sweep.Run();
            for (int i = 0; i < inputs.Length; i++)
            {
                results[i] = sweep.GradientTowards(inputs[i]);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }
}
