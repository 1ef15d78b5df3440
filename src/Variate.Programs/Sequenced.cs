namespace Variate.Programs;

/// <summary>A computation followed by one that depends on its value.</summary>
internal sealed class Sequenced<T, TNext, TResult>(
    Stochastic<T> source,
    Func<T, Stochastic<TNext>> next,
    Func<T, TNext, TResult> selector) : Stochastic<TResult>
{
    public override Estimate Evaluate(Run run, Continuation<TResult> rest)
        => source.Evaluate(
            run,
            (first, after) => next(first).Evaluate(after, (second, last) => rest(selector(first, second), last)));
}
