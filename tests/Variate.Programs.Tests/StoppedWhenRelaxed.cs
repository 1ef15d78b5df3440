using Variate.Distributions;
using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>A Bernoulli law with a planted fault: the log-probability of a relaxed value does not see the parameters.</summary>
internal sealed class StoppedWhenRelaxed(Bernoulli law) : Distribution, IRelaxable
{
    public override SupportKind Support => law.Support;

    public override Tensor Template => law.Template;

    public override Shape Shape => law.Shape;

    public override Tensor Draw(Run run, string purpose = SamplePurpose) => law.Draw(run, purpose);

    public override Tensor LogProbability(Tensor value) => (value.IsTracked ? law.StopGradient() : law).LogProbability(value);

    public override Distribution StopGradient() => law.StopGradient();

    public Tensor DrawLatent(Run run) => law.DrawLatent(run);

    public TiedLatents DrawTied(Tensor sample, Run run) => law.DrawTied(sample, run);

    public Tensor Squash(Tensor latent, Relaxation relaxation) => law.Squash(latent, relaxation);
}
