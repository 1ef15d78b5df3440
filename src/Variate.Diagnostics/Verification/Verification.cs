using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Tests estimators against exact gradients.</summary>
public static class Verification
{
    /// <summary>Whether an estimator's gradient is that of the expected cost, by a sequential test with a stated rate of false alarms.</summary>
    /// <param name="problem">The program, at the parameters of the moment.</param>
    /// <param name="candidate">The estimator.</param>
    /// <param name="key">Addresses all draws: the same key gives the same report.</param>
    /// <param name="options">How much evidence, and how sure; null for the defaults.</param>
    /// <returns>
    /// A verdict with its numbers. The test stops at the first look that rejects a coordinate, or whose simultaneous confidence intervals
    /// all lie within the tolerance.
    /// </returns>
    /// <exception cref="EstimatorNotApplicableException">The estimator refuses a choice.</exception>
    /// <exception cref="NoExactGradientException">There is nothing to compare with; the message says what would serve.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static VerificationReport Verify(
        this GradientProblem problem, Candidate candidate, RandomKey key, VerifyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Verify(problem, candidate, problem.ExactMethod.Compute(problem, key.For("truth")), key, options);
    }

    /// <summary>As <see cref="Verify(GradientProblem, Candidate, RandomKey, VerifyOptions?)"/>, with an exact gradient computed before: for many estimators.</summary>
    /// <param name="problem">The program, at the parameters of the moment.</param>
    /// <param name="candidate">The estimator.</param>
    /// <param name="exact">That of the same program at the same parameters.</param>
    /// <param name="key">Addresses all draws.</param>
    /// <param name="options">How much evidence, and how sure; null for the defaults.</param>
    public static VerificationReport Verify(
        this GradientProblem problem, Candidate candidate, ExactGradient exact, RandomKey key, VerifyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(exact);
        VerifyOptions chosen = options ?? new VerifyOptions();
        chosen.ThrowIfOutOfRange();
        using DetachedParameters detached = problem.Detach();
        return new SequentialTest(problem, candidate, exact, key, chosen).Run();
    }
}
