using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The axis of particles: in front in a run, last where its logarithms are summed.</summary>
internal static class ParticleAxis
{
    internal static Tensor ToLast(Tensor perParticle) => perParticle.MoveFirstAxisToLast();

    internal static Tensor ToFirst(Tensor perParticle)
    {
        Span<int> axes = stackalloc int[perParticle.Rank];
        for (int i = 0; i < axes.Length; i++)
        {
            axes[i] = i == 0 ? axes.Length - 1 : i - 1;
        }

        return perParticle.Permute(axes);
    }

    /// <summary>Adds a gradient towards a tensor that each particle has for itself.</summary>
    /// <param name="estimate">[leading.., batch..].</param>
    /// <param name="towards">[K, leading.., batch.., event], or what broadcasts to it.</param>
    /// <param name="gradient">[K, leading.., batch.., event].</param>
    internal static Estimate Attach(Estimate estimate, Tensor towards, Tensor gradient)
    {
        Tensor carrier = Tensor.Full(gradient.Shape[..^1], 0, gradient).InjectGradient(towards, gradient);
        return estimate with { Base = estimate.Base + carrier.SumAxis(0) };
    }
}
