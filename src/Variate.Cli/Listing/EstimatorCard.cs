using System.Collections.Immutable;
using System.Text.Json;
using Variate.Experiments.Citations;
using Variate.Experiments.Estimation;
using Variate.Experiments.Problems;
using Variate.Programs;

namespace Variate.Cli.Listing;

/// <summary>What one should know of an estimator before using it: all from its traits, its options and the problems that take it.</summary>
/// <param name="Estimator">Traits and options.</param>
/// <param name="UseIt">When to use it, as sentences.</param>
/// <param name="Otherwise">What to use where it does not apply.</param>
/// <param name="Problems">The built-in problems that take it at a choice.</param>
/// <param name="Papers">Its sources.</param>
internal sealed record EstimatorCard(
    EstimatorRow Estimator,
    ImmutableArray<string> UseIt,
    string Otherwise,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Papers)
{
    private const string Learned = "learned";

    internal static EstimatorCard Of(EstimatorBlueprint blueprint)
    {
        EstimatorTraits traits = blueprint.Traits;
        return new EstimatorCard(
            EstimatorRow.Of(blueprint),
            [.. Advice(blueprint)],
            traits.Advice,
            [.. ProblemCatalog.All.Where(problem => Takes(problem, traits.Name)).Select(static problem => problem.Name)],
            [.. traits.Citations.Select(Bibliography.Cite)]);
    }

    internal string ToJson() => JsonSerializer.Serialize(this, CatalogJson.Default.EstimatorCard);

    private static IEnumerable<string> Advice(EstimatorBlueprint blueprint)
    {
        EstimatorTraits traits = blueprint.Traits;
        yield return traits.RequiresDifferentiableCost
            ? "The cost must be differentiable in the value of the choice, also at values that are never drawn."
            : "The cost may be a black box: only its values are used.";
        yield return traits.IsUnbiased
            ? "The mean of many estimates is the gradient, so training converges to where it should."
            : "The mean of many estimates is not the gradient: use it where a lower variance is worth that, and see how much with 'variate compare'.";
        if (blueprint.Options.Any(static option => option.DefaultValue == Learned))
        {
            yield return "Parts of it learn while the model trains: it is at its best only after some steps.";
        }

        if (traits.CostEvaluations != "1")
        {
            yield return $"It evaluates the cost more than once ({traits.CostEvaluations}): compare variance times cost, not variance.";
        }
    }

    private static bool Takes(ProblemDefinition problem, string estimator)
    {
        try
        {
            Problem instance = problem.Create();
            return instance.EstimatorNames.Contains(estimator) && instance.MethodOf(estimator) is not null;
        }
        catch (EstimatorNotApplicableException)
        {
            return false;
        }
    }
}
