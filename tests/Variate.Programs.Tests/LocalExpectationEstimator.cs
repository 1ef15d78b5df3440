using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>Local expectation gradients: every bit's other value, with the values of all later choices kept and replayed.</summary>
/// <remarks>Exercises <see cref="Rest.Record"/> and <see cref="Rest.Replay"/>. Source: [Titsias2015] eq. (6), with the conditional of each bit given everything else.</remarks>
internal sealed class LocalExpectationEstimator : Estimator
{
    public override EstimatorTraits Traits { get; } = TestTraits.Of("local-expectation");

    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        Tensor logits = site.Distribution.Template;
        Tensor sample = run.Expand(site.Distribution.Draw(run));
        int bits = sample.Shape[^1];
        Shape diagonal = sample.Shape.PadLeft(sample.Rank + 1);
        for (int axis = 0; axis < diagonal.Rank; axis++)
        {
            diagonal = diagonal.With(axis, axis == 0 || axis == diagonal.Rank - 1 ? bits : 1);
        }

        Tensor padded = sample.PadRank(sample.Rank + 1);
        Tensor flips = padded + (Tensor.Identity(bits, sample).Reshape(diagonal) * (1 - (2 * padded)));

        RecordedCost kept = rest.Record(sample, run);
        RecordedCost flipped = rest.Replay(flips, run.With(new Axis(bits, AxisKind.Branches, SharesNoise: true)), kept.Trace);

        Tensor weight = (flipped.LogProbability! - kept.LogProbability!).Sigmoid().MoveFirstAxisToLast();
        Tensor mean = logits.StopGradient().Sigmoid();
        Tensor gradient = (weight * flipped.Cost.MoveFirstAxisToLast() * (1 - sample - mean))
            + ((1 - weight) * kept.Cost.AppendAxes(1) * (sample - mean));
        return rest.Sampled(sample, run).Attach(logits, gradient);
    }
}
