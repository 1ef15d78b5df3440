namespace Variate.Programs;

/// <summary>A computation that draws random values and gives a <typeparamref name="T"/>, written as a query expression.</summary>
/// <remarks>
/// <code>
/// Stochastic&lt;Tensor&gt; program =
///     from h1 in Bernoulli.FromLogits(encoder1.Apply(x)).Via(rebar)
///     from h2 in Bernoulli.FromLogits(encoder2.Apply(h1)).Via(leaveOneOut)
///     select Cost(h1, h2);
/// </code>
/// </remarks>
/// <typeparam name="T">What the computation gives.</typeparam>
public abstract class Stochastic<T>
{
    /// <summary>Runs the computation and then the rest of the program.</summary>
    /// <param name="run">The run so far.</param>
    /// <param name="rest">What follows. An estimator may call it at several values, or not at all.</param>
    public abstract Estimate Evaluate(Run run, Continuation<T> rest);

    /// <summary>A function of the value: the last clause of a query.</summary>
    public Stochastic<TResult> Select<TResult>(Func<T, TResult> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return new Mapped<T, TResult>(this, selector);
    }

    /// <summary>This computation, then one that depends on its value.</summary>
    public Stochastic<TResult> SelectMany<TResult>(Func<T, Stochastic<TResult>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new Sequenced<T, TResult, TResult>(this, next, static (_, result) => result);
    }

    /// <summary>This computation, then one that depends on its value, then a function of both: the <c>from</c> clauses of a query.</summary>
    public Stochastic<TResult> SelectMany<TNext, TResult>(Func<T, Stochastic<TNext>> next, Func<T, TNext, TResult> selector)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(selector);
        return new Sequenced<T, TNext, TResult>(this, next, selector);
    }
}
