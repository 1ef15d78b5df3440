using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>A Bernoulli law whose log-probability loses its parameters at relaxed values: the fault that ordinary tests miss.</summary>
internal sealed class StoppedWhenRelaxed(Tensor logits) : Distribution, IRelaxable
{
    private readonly Bernoulli _law = Bernoulli.FromLogits(logits);

    public override SupportKind Support => SupportKind.Binary;

    public override Tensor Template => _law.Template;

    public override Shape Shape => _law.Shape;

    public override Tensor Draw(Run run, string purpose = SamplePurpose) => _law.Draw(run, purpose);

    public override Tensor LogProbability(Tensor value)
        => value.IsTracked ? _law.StopGradient().LogProbability(value) : _law.LogProbability(value);

    public override Distribution StopGradient() => new StoppedWhenRelaxed(_law.Logits.StopGradient());

    public Tensor DrawLatent(Run run) => _law.DrawLatent(run);

    public TiedLatents DrawTied(Tensor sample, Run run) => _law.DrawTied(sample, run);

    public Tensor Squash(Tensor latent, Relaxation relaxation) => _law.Squash(latent, relaxation);
}
