namespace Variate.Programs;

/// <summary>Replaces estimators of choices from outside, so that one program can be run with many of them.</summary>
/// <remarks>Concerns the choices of expectations. Choices inside a rule of a whole program belong to the rule and are left alone.</remarks>
public sealed class EstimatorOverride
{
    private readonly Func<SampleSite, Estimator?, Estimator?> _choose;

    /// <summary>Replaces by a function.</summary>
    /// <param name="choose">
    /// Given a choice and the estimator it would have (null: none), the one to use. Called wherever the choice is visited: be quick.
    /// </param>
    public EstimatorOverride(Func<SampleSite, Estimator?, Estimator?> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        _choose = choose;
    }

    /// <summary>One estimator for all choices.</summary>
    public static EstimatorOverride ForAll(Estimator estimator)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        return new EstimatorOverride((_, _) => estimator);
    }

    /// <summary>An estimator for the choices of one name; the others keep theirs.</summary>
    /// <param name="name">As in <see cref="SampleSite.Named"/>.</param>
    /// <param name="estimator">Theirs.</param>
    public static EstimatorOverride ForChoice(string name, Estimator estimator)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(estimator);
        return new EstimatorOverride((site, own) => string.Equals(site.Name, name, StringComparison.Ordinal) ? estimator : own);
    }

    /// <summary>This replacement, and then another one, which sees what this one chose.</summary>
    public EstimatorOverride Then(EstimatorOverride next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new EstimatorOverride((site, own) => next.For(site, For(site, own)));
    }

    /// <summary>The estimator to use at a choice.</summary>
    /// <param name="site">The choice.</param>
    /// <param name="own">The estimator that it would have; null: none.</param>
    public Estimator? For(SampleSite site, Estimator? own)
    {
        ArgumentNullException.ThrowIfNull(site);
        return _choose(site, own);
    }
}
