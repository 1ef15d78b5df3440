using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Chooses an estimator by measurement.</summary>
public static class EstimatorChoice
{
    /// <summary>Measures the candidates within a budget, drops those that are clearly worse, and takes the one of lowest variance × price.</summary>
    /// <param name="problem">The program, at the parameters of the moment: ask again when training has moved them.</param>
    /// <param name="key">Addresses all draws; all candidates have the same keys.</param>
    /// <param name="options">Budget and candidates; null for the defaults.</param>
    /// <returns>The chosen candidate, to be run as it is, and the report that says why.</returns>
    /// <remarks>
    /// The budget is spent in rounds of doubling size, shared equally by the candidates left, in evaluations. After each round a candidate
    /// whose score is above the best one by more than 3 standard errors of the difference is dropped: successive elimination, as for
    /// best-arm identification ([EvenDar2006]). An estimator that is biased by its traits is never chosen unless that is allowed; then its
    /// measured squared bias counts like variance.
    /// </remarks>
    /// <exception cref="EstimatorNotApplicableException">No unbiased candidate fits the program.</exception>
    public static (Candidate Chosen, ChoiceReport Report) ChooseEstimator(
        this GradientProblem problem, RandomKey key, ChooseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ChooseOptions chosen = options ?? new ChooseOptions();
        chosen.ThrowIfOutOfRange();
        using DetachedParameters detached = problem.Detach();
        ImmutableArray<Candidate> candidates = chosen.Candidates ?? EstimatorOffers.For(problem, key);
        IEnumerable<Refusal> omitted = chosen.Candidates is null ? EstimatorOffers.Omitted : [];
        return new Elimination(problem, candidates, [.. omitted], key, chosen).Run();
    }
}
