using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>Moves parameters against a gradient, in place. Everything is minimised.</summary>
/// <remarks>
/// A step allocates nothing, uses the threads of the workspace to which the parameters are attached, and gives the same bits for any number
/// of them.
/// </remarks>
public abstract class Optimiser
{
    /// <summary>An optimiser of these parameters.</summary>
    protected Optimiser(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
    }

    /// <summary>What is moved.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>What the optimiser remembers between steps, each under <c>parameter/what</c>: all that a checkpoint needs.</summary>
    public abstract ParameterSet State { get; }

    /// <summary>Moves all parameters.</summary>
    /// <param name="gradients">One a parameter, in the order of the parameters, of its shape and element type.</param>
    /// <param name="rateFactor">Multiplies the learning rate of this step: the value of a schedule.</param>
    /// <returns>
    /// Whether all parameters and all state are finite afterwards. If not, either a gradient was not finite or the step overflowed; the
    /// parameters are lost.
    /// </returns>
    /// <exception cref="ArgumentException">The number of gradients, or an element type, differs from the parameters'.</exception>
    /// <exception cref="ShapeMismatchException">A gradient is not of the shape of its parameter.</exception>
    public bool Step(ImmutableArray<Tensor> gradients, double rateFactor = 1)
    {
        if (gradients.Length != Parameters.Count)
        {
            throw new ArgumentException($"Expected {Parameters.Count} gradients, one a parameter, got {gradients.Length}.", nameof(gradients));
        }

        bool isFinite = true;
        for (int i = 0; i < gradients.Length; i++)
        {
            isFinite &= Step(i, gradients[i], rateFactor);
        }

        return isFinite;
    }

    /// <summary>Moves one parameter and leaves the others, and their state, as they are.</summary>
    /// <param name="index">The place of the parameter in <see cref="Parameters"/>.</param>
    /// <param name="gradient">Of the shape and element type of the parameter.</param>
    /// <param name="rateFactor">Multiplies the learning rate.</param>
    /// <returns>Whether the parameter and its state are finite afterwards.</returns>
    /// <exception cref="ArgumentException">The element type differs from the parameter's.</exception>
    /// <exception cref="ShapeMismatchException">The gradient is not of the shape of its parameter.</exception>
    public bool Step(int index, Tensor gradient, double rateFactor = 1)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        Parameter parameter = Parameters[index];
        if (gradient.Shape != parameter.Shape)
        {
            throw new ShapeMismatchException($"{parameter.Name}: expected a gradient of shape {parameter.Shape}, got {gradient.Shape}.");
        }

        return parameter.Value.ElementType == ElementType.Float32
            ? UpdateSingle(index, gradient, rateFactor)
            : UpdateDouble(index, gradient, rateFactor);
    }

    /// <summary>Moves one float32 parameter; the arguments are checked.</summary>
    /// <returns>Whether the parameter and its state are finite afterwards.</returns>
    protected abstract bool UpdateSingle(int index, Tensor gradient, double rateFactor);

    /// <summary>Moves one float64 parameter; the arguments are checked.</summary>
    /// <returns>Whether the parameter and its state are finite afterwards.</returns>
    protected abstract bool UpdateDouble(int index, Tensor gradient, double rateFactor);

    /// <summary>State of the shape and type of each parameter, zero at first, named <c>parameter/what</c>.</summary>
    private protected ImmutableArray<Parameter> ZerosLikeParameters(string what)
        => [.. Parameters.Select(parameter =>
            new Parameter($"{parameter.Name}/{what}", Tensor.Zeros(parameter.Shape, parameter.Value.ElementType)))];
}
