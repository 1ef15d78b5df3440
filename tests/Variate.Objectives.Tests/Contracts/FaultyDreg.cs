using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>The doubly reparameterised bound with VIMCO of two particles, written anew and plainly, with a fault.</summary>
internal sealed class FaultyDreg(Fault fault) : ProgramRule
{
    private const int Count = 2;

    public override string Name => "faulty-dreg";

    public override ChoiceRule RuleFor(SampleSite site, string name)
        => site.Distribution is IReparameterised ? new DregRule() : new VimcoRule();

    public override Estimate Apply(Stochastic<Tensor> program, Run run)
        => Collect(program, run.With(new Axis(Count, AxisKind.Particles)), Close);

    private Estimate Close(CollectedProgram end)
    {
        Tensor live = end.LogDensity;
        Tensor stopped = end.LogDensity;
        foreach (Choice choice in end.Choices)
        {
            live -= end.Run.Normalise(choice.LogProbability);
            stopped -= end.Run.Normalise(choice.Reparameterised is null ? choice.LogProbability : choice.LogProbabilityOfStopped);
        }

        Tensor logWeights = stopped.StopGradient().MoveFirstAxisToLast();
        Tensor weights = logWeights.Softmax();
        Tensor value = logWeights.LogSumExp() - Math.Log(Count);
        Tensor ofModel = fault == Fault.SquaredWeightsForTheModel ? weights.Square() : weights;
        var bound = new Estimate(value.InjectGradient(stopped.MoveFirstAxisToLast(), ofModel));
        Tensor sums = (weights - weights.Square()) * live.MoveFirstAxisToLast();
        foreach (Choice hard in end.Choices.Where(choice => choice.Reparameterised is null))
        {
            Tensor score = end.Run.Normalise(hard.LogProbability).MoveFirstAxisToLast();
            sums = fault == Fault.NoScoreOfLaterBits ? sums : sums + (weights * score);
            bound = fault == Fault.NoSignal ? bound : bound.Attach(score, Signal(logWeights, value));
        }

        return AddSecondDerivatives(bound, [.. end.Choices.Where(choice => choice.Reparameterised is not null)], sums, weights);
    }

    private Estimate AddSecondDerivatives(Estimate bound, Choice[] numbers, Tensor sums, Tensor weights)
    {
        if (fault is Fault.SquaredWeightsForTheModel or Fault.GatesOnDependentChoices)
        {
            foreach (Choice number in fault == Fault.GatesOnDependentChoices ? numbers : [])
            {
                number.Gate!.Decide(weights.Permute(2, 0, 1).AppendAxes(1));
            }

            return bound;
        }

        ImmutableArray<Tensor> slopes = Gradient.Of(sums, [.. numbers.Select(number => number.Value)]);
        Estimate sum = bound;
        for (int i = 0; i < numbers.Length; i++)
        {
            Tensor carrier = Tensor.Full(slopes[i].Shape[..^1], 0, slopes[i]).InjectGradient(numbers[i].Reparameterised!, -slopes[i]);
            sum = sum with { Base = sum.Base + carrier.SumAxis(0) };
        }

        return sum;
    }

    /// <summary>What one of two particles adds: the bound without it is the log-weight of the other.</summary>
    private Tensor Signal(Tensor logWeights, Tensor value)
        => value.AppendAxes(1) - (fault == Fault.BaselineOfAllParticles
            ? logWeights.Mean(^1, keepAxis: true).BroadcastTo(logWeights.Shape)
            : logWeights.Sum(^1, keepAxis: true) - logWeights);
}
