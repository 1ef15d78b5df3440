using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>To which choices' parameters, and to which parameters of the problem, an estimate has a gradient at all.</summary>
/// <param name="Unreached">Names of choices whose law depends on parameters, and towards which the gradient is absent or zero in every draw.</param>
/// <param name="Reached">Names of the other choices whose law depends on parameters.</param>
/// <param name="HasPath">For each parameter of the problem, whether any path leads to it; without one its gradient is 0 whatever is drawn.</param>
internal sealed record ChoiceReach(
    ImmutableSortedSet<string> Unreached, ImmutableSortedSet<string> Reached, ImmutableArray<bool> HasPath)
{
    /// <summary>Looks into one estimate, before it is differentiated towards the parameters.</summary>
    internal static ChoiceReach Of(GradientProblem problem, Candidate candidate, RandomKey key, int drawCount)
    {
        var visits = new List<ChoiceVisit>();
        EstimateOptions options = candidate.ApplyTo(problem.Options);
        Estimate surrogate = problem.Program().SurrogateLoss(
            key.For("reach"),
            options with { DrawCount = drawCount, Override = WitnessEstimator.Over(options.Override, visits) });
        Tensor total = surrogate.Control is { } control ? surrogate.Base + control : surrogate.Base;
        var seed = Tensor.Full(total.Shape, 1, total);
        Tensor[] leaves = [.. problem.Parameters.Select(static parameter => parameter.Value)];
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var unreached = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ChoiceVisit visit in visits)
        {
            Tensor[] parameters = [.. ParametersOf(visit.Law).Where(static parameter => parameter.IsTracked)];
            if (parameters.Length > 0)
            {
                bool isReached = Gradient.Towards([total], [seed], parameters).Any(static gradient => gradient is not null && gradient.SumOfSquares() > 0);
                (isReached ? reached : unreached).Add(visit.Name);
            }
        }

        unreached.ExceptWith(reached);
        ImmutableArray<bool> hasPath = [.. Gradient.Towards([total], [seed], leaves).Select(static gradient => gradient is not null)];
        return new ChoiceReach(
            unreached.ToImmutableSortedSet(StringComparer.Ordinal), reached.ToImmutableSortedSet(StringComparer.Ordinal), hasPath);
    }

    private static IEnumerable<Tensor> ParametersOf(Distribution law)
        => law is IVariableNablas nablas ? nablas.VariableNablas.Select(static nabla => nabla.Parameter) : [law.Template];
}
