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
    /// <param name="towards">x: its shape broadcasts to that of the gradient, which is summed over what shares x.</param>
    /// <param name="gradient">g: the axes of this tensor, followed by any event axes of x.</param>
    /// <exception cref="ShapeMismatchException">The gradient lacks the axes of this tensor, or x does not broadcast to it.</exception>
    public Tensor InjectGradient(Tensor towards, Tensor gradient)
    {
        ArgumentNullException.ThrowIfNull(towards);
        ArgumentNullException.ThrowIfNull(gradient);
        Requires.SameElementType(this, towards);
        Requires.SameElementType(this, gradient);
        if (gradient.Rank < Rank || !gradient.Shape[..Rank].BroadcastsTo(Shape))
        {
            throw new ShapeMismatchException($"Expected a gradient with the axes {Shape} followed by event axes, got {gradient.Shape}.");
        }

        Shape flowing = [.. Shape, .. gradient.Shape[Rank..]];
        if (!towards.Shape.BroadcastsTo(flowing))
        {
            throw new ShapeMismatchException($"Expected a gradient {flowing} towards a tensor that broadcasts to it, got {towards.Shape}.");
        }

        if (!towards.IsTracked)
        {
            return this;
        }

        return new Tensor(Storage, Shape, new Injection(this, towards, gradient), LeadingAxes, IsSevered) { Attached = Attached };
    }

    /// <summary>This value, whose derivative towards <paramref name="towards"/> exists but cannot be computed: asking for it throws.</summary>
    /// <remarks>y = x; x̄ throws. For a number that depends on a parameter by a kernel without a derivative: a missing term would be silently wrong.</remarks>
    /// <param name="towards">What the value depends on.</param>
    /// <param name="reason">Says what is not differentiable, and what to do instead; the message of the exception.</param>
    public Tensor RefuseGradient(Tensor towards, string reason)
    {
        ArgumentNullException.ThrowIfNull(towards);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return towards.IsTracked
            ? new Tensor(Storage, Shape, new Refusal(towards, reason), LeadingAxes, IsSevered) { Attached = Attached }
            : StopGradient();
    }

    /// <summary>The same values as a node of its own, whose gradient passes a gate.</summary>
    /// <remarks>y = x; x̄ = g·ȳ, where g is the gate's factor at the time of the backward pass: 1 until it is decided.</remarks>
    /// <param name="gate">Holds the factor, which broadcasts to this shape.</param>
    public Tensor PassGradientThrough(GradientGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return new Tensor(Storage, Shape, IsTracked ? new Gating(this, gate) : null, LeadingAxes, IsSevered) { Attached = Attached };
    }
}
