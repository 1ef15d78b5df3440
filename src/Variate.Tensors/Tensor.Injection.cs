using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <content>Gradients put in by hand.</content>
public sealed partial class Tensor
{
    /// <summary>This value, with <paramref name="gradient"/> towards <paramref name="towards"/> added to its own gradient.</summary>
    /// <remarks>
    /// <para>y = v; v̄ = ȳ, x̄ = ȳ·g. The gradient g stays live: a second derivative goes through it, a first derivative does not.</para>
    /// <para>Source: [Cong2019] Algorithm 1.</para>
    /// </remarks>
    /// <param name="towards">x: its shape broadcasts with that of <paramref name="gradient"/>.</param>
    /// <param name="gradient">g: the axes of this tensor, followed by any event axes of x.</param>
    public Tensor InjectGradient(Tensor towards, Tensor gradient)
    {
        ArgumentNullException.ThrowIfNull(towards);
        ArgumentNullException.ThrowIfNull(gradient);
        Requires.SameElementType(this, towards);
        Requires.SameElementType(this, gradient);
        if (gradient.Rank < Rank || Shape.Broadcast(gradient.Shape[..Rank], Shape) != Shape)
        {
            throw new ShapeMismatchException($"Expected a gradient with the axes {Shape} followed by event axes, got {gradient.Shape}.");
        }

        if (!towards.IsTracked)
        {
            return this;
        }

        return new Tensor(Storage, Shape, new Injection(this, towards, gradient), LeadingAxes, IsSevered) { Attached = Attached };
    }
}
