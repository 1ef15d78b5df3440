using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A sample of a choice with one sample of all that follows it: values that can be replayed under other values of the choice.</summary>
/// <param name="Sample">The value of the choice.</param>
/// <param name="Run">The run at the choice.</param>
/// <param name="Rest">What follows.</param>
/// <param name="Cost">The cost of the sample: [leading.., batch..].</param>
/// <param name="Trace">The choices below, with laws through which no gradient flows.</param>
/// <param name="Name">The name of the choice, for messages.</param>
internal sealed record DrawnBelow(Tensor Sample, Run Run, Rest Rest, Tensor Cost, Trace Trace, string Name)
{
    /// <summary>The choices below, in the order of the program.</summary>
    internal ImmutableArray<TracedChoice> Choices { get; } = Stopped(Trace);

    /// <summary>Draws the choice and what follows it.</summary>
    /// <exception cref="EstimatorNotApplicableException">A choice below has no next values.</exception>
    internal static DrawnBelow Draw(SampleSite site, Run run, Rest rest, EstimatorTraits traits)
    {
        Tensor sample = site.Distribution.Draw(run);
        RecordedCost drawn = rest.Record(sample, run);
        string name = site.NameAt(run);
        foreach (TracedChoice choice in drawn.Trace.Choices)
        {
            if (!NextValues.Knows(choice.Law))
            {
                throw new EstimatorNotApplicableException(
                    $"{name}: {traits.Name} needs choices below that are discrete with independent components and a distribution function, or one-hot, and {choice.Law.GetType().Name} is not. {traits.Advice}");
            }
        }

        return new DrawnBelow(sample, run, rest, drawn.Cost, drawn.Trace, name);
    }

    /// <summary>The cost of the kept values under other values of the choice, along a new first axis, and the laws there.</summary>
    internal (Tensor Cost, ImmutableArray<TracedChoice> Choices) Replay(Tensor values)
    {
        RecordedCost replayed = Rest.Replay(values, Neighbours.Along(values, Run), Trace);
        return (replayed.Cost, Stopped(replayed.Trace));
    }

    /// <summary>The cost of the sample with another value of one choice below, along a new first axis, and the laws there.</summary>
    internal (Tensor Cost, ImmutableArray<TracedChoice> Choices) ReplayBelow(int index, Tensor values)
    {
        RecordedCost replayed = Rest.Replay(Sample, Neighbours.Along(values, Run), Trace.With(index, values));
        return (replayed.Cost, Stopped(replayed.Trace));
    }

    private static ImmutableArray<TracedChoice> Stopped(Trace trace)
        => [.. trace.Choices.Select(static choice => choice with { Law = choice.Law.StopGradient() })];
}
