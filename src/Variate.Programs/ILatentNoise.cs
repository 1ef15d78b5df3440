using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A relaxable distribution whose latent is a function of its parameters and of a noise with a law of its own: z = z(u, θ).</summary>
/// <remarks>
/// By the noise a whole chain of choices can be relaxed again under other parameters, those of relaxed parents. Source: [Tucker2017]
/// Appendix F.
/// </remarks>
public interface ILatentNoise : IRelaxable
{
    /// <summary>The noise u of a latent that gives the sample: u(v, b, θ), with v held constant in the derivative.</summary>
    /// <param name="sample">b.</param>
    /// <param name="run">Gives the conditional noise v.</param>
    /// <returns>Differentiable in the parameters.</returns>
    Tensor NoiseGiven(Tensor sample, Run run);

    /// <summary>z(u, θ).</summary>
    /// <param name="noise">u.</param>
    Tensor LatentOf(Tensor noise);
}
