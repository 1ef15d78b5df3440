namespace Variate.Programs;

/// <summary>A computation followed by a function of its value.</summary>
internal sealed class Mapped<T, TResult>(Stochastic<T> source, Func<T, TResult> selector) : Stochastic<TResult>
{
    public override Estimate Evaluate(Run run, Continuation<TResult> rest)
        => source.Evaluate(run, (value, after) => rest(selector(value), after));
}
