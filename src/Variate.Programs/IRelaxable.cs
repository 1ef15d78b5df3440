using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A discrete distribution with a continuous relaxation, and with the relaxation given a sample.</summary>
/// <remarks>
/// The latent z gives the sample b = H(z) and, at a temperature, the relaxed sample σ(z). Source: [Tucker2017] §3, Appendix C.
/// </remarks>
public interface IRelaxable
{
    /// <summary>The latent z(u, θ) of the sample that the same run draws.</summary>
    /// <param name="run">Gives the noise: the one that <see cref="Distribution.Draw"/> uses for this purpose.</param>
    /// <returns>Differentiable in the parameters.</returns>
    Tensor DrawLatent(Run run);

    /// <summary>z and z given b, tied: one number with two derivatives towards the parameters.</summary>
    /// <param name="sample">b.</param>
    /// <param name="run">Gives the conditional noise v.</param>
    TiedLatents DrawTied(Tensor sample, Run run);

    /// <summary>The relaxed sample σ(z).</summary>
    /// <param name="latent">z.</param>
    /// <param name="relaxation">The temperature and the form.</param>
    Tensor Squash(Tensor latent, Relaxation relaxation);
}
