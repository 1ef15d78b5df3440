namespace Variate.Tensors;

/// <summary>A factor on a gradient that is not known yet when the tensor is made: it is decided once, before the backward pass.</summary>
/// <remarks>
/// Rules that are closed at the end of a program weigh the gradient of an early value with numbers that only the end knows; with a gate
/// that costs no backward pass of its own.
/// </remarks>
public sealed class GradientGate
{
    /// <summary>The factor; null, which is 1, until it is decided.</summary>
    public Tensor? Factor { get; private set; }

    /// <summary>Decides the factor.</summary>
    /// <param name="factor">Broadcasts to the gradient it multiplies. No gradient flows into it.</param>
    /// <exception cref="InvalidOperationException">It was decided before: a gradient may already have passed.</exception>
    public void Decide(Tensor factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        if (Factor is not null)
        {
            throw new InvalidOperationException("The factor of a gate is decided once.");
        }

        Factor = factor.StopGradient();
    }
}
