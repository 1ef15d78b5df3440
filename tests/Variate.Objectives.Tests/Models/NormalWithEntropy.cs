using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>A normal law with its entropy ½ ln(2πe) + ln σ, written here on its own.</summary>
internal sealed class NormalWithEntropy(Normal normal) : Distribution, IReparameterised, IEntropy
{
    public override SupportKind Support => normal.Support;

    public override Tensor Template => normal.Template;

    public override Shape Shape => normal.Shape;

    public Tensor Entropy => (normal.Scale.Log() + ((1 + Math.Log(2 * Math.PI)) / 2)).BroadcastTo(Shape).Sum(^1);

    public override Tensor Draw(Run run, string purpose = SamplePurpose) => normal.Draw(run, purpose);

    public Tensor Reparameterise(Run run) => normal.Reparameterise(run);

    public override Tensor LogProbability(Tensor value) => normal.LogProbability(value);

    public override Distribution StopGradient() => new NormalWithEntropy((Normal)normal.StopGradient());
}
