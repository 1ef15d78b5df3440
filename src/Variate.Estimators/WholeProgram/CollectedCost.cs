using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The cost of a collected program, with what a variational run charges for every choice.</summary>
internal static class CollectedCost
{
    /// <summary>f at hard samples: −ln p + Σ ln q as the run charges it.</summary>
    internal static Tensor OfSamples(CollectedProgram collected, Run run) => Of(collected, run, run.Entropy == EntropyTerm.SampledWithoutScore);

    /// <summary>f as a true function of the values: ln q is live.</summary>
    internal static Tensor Live(CollectedProgram collected, Run run) => Of(collected, run, isStopped: false);

    private static Tensor Of(CollectedProgram collected, Run run, bool isStopped)
    {
        if (!run.IsVariational)
        {
            return collected.Cost;
        }

        return collected.Choices.Aggregate(collected.Cost, (cost, choice) =>
        {
            Tensor term = run.Entropy == EntropyTerm.ClosedForm
                ? -ClosedEntropy.Of(choice.Law, run, choice.Name)
                : run.Normalise(choice.LogProbability);
            return cost + (isStopped ? term.StopGradient() : term);
        });
    }
}
