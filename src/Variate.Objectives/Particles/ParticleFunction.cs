using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>A function of the log-weights of K particles whose expectation is an objective.</summary>
internal abstract class ParticleFunction
{
    /// <summary>The least K for which it is defined.</summary>
    internal abstract int LeastParticleCount { get; }

    /// <summary>The exponent a of the mean (1/a)·ln((1/K) Σ wₖᵃ) whose leave-one-out value is the baseline of discrete choices.</summary>
    internal virtual double Exponent => 1;

    /// <summary>The value and its derivatives.</summary>
    /// <param name="logWeights">[.., K], without a gradient.</param>
    internal abstract ParticleTerms At(Tensor logWeights);
}
