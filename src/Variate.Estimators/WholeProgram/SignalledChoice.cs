using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A hard choice at the end of its program, where its signal is known.</summary>
/// <param name="Choice">Its law, name and sample.</param>
/// <param name="Place">What was known before it was drawn.</param>
internal sealed record SignalledChoice(Choice Choice, SignalPlace Place)
{
    internal Tensor Sample => Choice.Value;

    /// <summary>The choices of a program, all of them made by the rule.</summary>
    /// <exception cref="EstimatorNotApplicableException">A choice has a part in another rule.</exception>
    internal static ImmutableArray<SignalledChoice> Of(CollectedProgram collected, string ruleName)
        => [.. collected.Choices.Select(choice => Of(choice, ruleName))];

    /// <summary>(f − B − c) ∇ ln q, where c is part of the control variate, and the lesson of f − c for B.</summary>
    /// <param name="estimate">Its base is f.</param>
    /// <param name="controlled">c.</param>
    internal Estimate AttachTo(Estimate estimate, Tensor controlled)
        => Place.Baseline.AttachSignal(estimate, Place.Site, Place.Run, Sample, Place.Prediction, controlled)
            .AttachControl(Place.Site.LogProbability(Sample), -controlled);

    private static SignalledChoice Of(Choice choice, string ruleName)
        => choice.Rule is SignalChoiceRule { Place: { } place } && choice.Rule.Name == ruleName
            ? new SignalledChoice(choice, place)
            : throw new EstimatorNotApplicableException(
                $"{choice.Name}: {choice.Rule.Name} is a part of another rule of a whole program than {ruleName}. Leave it out: {ruleName} makes every choice itself.");
}
